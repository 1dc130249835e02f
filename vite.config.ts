import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { firstLoadBudget } from './e2e/first-load.ts';
import { viewPages } from './src/app/view-pages.ts';

const gateway = process.env.FLOORWATCH_GATEWAY ?? 'http://127.0.0.1:4000';

const PARTS =
  /src\/(lib\/(?!url)|floor\/(?!formulas|service-level|tally)|app\/(deps|change-search|live\/(?!counted)|session\/use-|trouble\/state-limits|ui\/(button|choices|elapsed|filter-popup|format|kbd|known-count|popup\.|state-|text-filter|use-typed)))|node_modules\/(?!.*(?:infiniteQueryObserver|mutationObserver|useInfiniteQuery|useMutation\.))(react|react-dom|scheduler|@tanstack\/(history|router-core|react-router|store|react-store|query-core|react-query)|immutable|zustand)\/|lucide-react\/dist\/esm\/icons\/(layout-grid|chevron-right)/;

const wallboardBudget = firstLoadBudget('/src/app/views/wallboard/wallboard-view.tsx', 'wallboard');

export default defineConfig({
  plugins: [react(), tailwindcss(), viewPages(), firstLoadBudget(), wallboardBudget],
  build: {
    target: 'es2023',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // What every view needs and seldom changes, in one file: it compresses better and stays cached between releases.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'parts', test: PARTS }] } } },
  },
  server: {
    host: '127.0.0.1',
    proxy: { '/api': { target: gateway, changeOrigin: true, headers: { origin: gateway } } },
  },
  test: {
    include: ['src/**/*.test.ts', 'src/**/*.test.tsx'],
    environment: 'node',
    env: { TZ: 'UTC' },
    pool: 'threads',
    testTimeout: 20_000,
  },
});
