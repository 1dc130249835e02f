import { AgentsTile } from './agents-tile.tsx';
import type { BoardFigures } from './board-figures.ts';
import { CallsTile, LevelTile, TextsTile, WaitTile } from './number-tiles.tsx';
import { TILE_KINDS, type TileKind } from './tile.tsx';
import { TroubledTile } from './troubled-tile.tsx';

/** The tiles of a board in their places. */
export function Board({ figures }: { readonly figures: BoardFigures }) {
  const kinds = TILE_KINDS.filter(kind => kind !== 'texts' || figures.texts !== undefined);
  return (
    <div className="board" data-tiles={kinds.length}>
      {kinds.map(kind => (
        <OneTile key={kind} kind={kind} figures={figures} />
      ))}
    </div>
  );
}

function OneTile({ kind, figures }: { readonly kind: TileKind; readonly figures: BoardFigures }) {
  const { texts } = figures;
  switch (kind) {
    case 'calls':
      return <CallsTile calls={figures.calls} />;
    case 'wait':
      return <WaitTile wait={figures.wait} />;
    case 'level':
      return <LevelTile levels={figures.levels} names={figures.names} />;
    case 'agents':
      return <AgentsTile agents={figures.agents} />;
    case 'texts':
      return texts && <TextsTile texts={texts} />;
    case 'troubled':
      return <TroubledTile troubled={figures.troubled} />;
  }
}
