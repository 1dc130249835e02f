export * from '../../trouble/trouble.ts';
