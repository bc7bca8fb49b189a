import { fileURLToPath } from 'node:url';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  main: {
    build: {
      outDir: at('./out/main'),
      target: 'node24',
      sourcemap: true,
      rollupOptions: {
        input: {
          index: at('./src/main/index.ts'),
          serve: at('./src/main/serve.ts'),
          drillWorker: at('./src/main/drillWorker.ts'),
          watchdog: at('./src/main/watchdog.ts'),
          desk: at('./src/main/cli/desk.ts'),
          backtest: at('./src/main/cli/backtest.ts'),
          backtestWorker: at('./src/main/backtestWorker.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: at('./out/preload'),
      rollupOptions: {
        input: { index: at('./src/preload/index.ts') },
        // A sandboxed preload is CommonJS and has no package to require, so all of it is in this one file.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: at('./src/renderer'),
    plugins: [react(), tailwindcss()],
    build: {
      outDir: at('./out/renderer'),
      target: 'es2023',
      // The content policy allows fonts and scripts as own files only.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      minify: true,
      rollupOptions: { input: { index: at('./src/renderer/index.html') } },
    },
  },
});
