/** Serves the real renderer with a scripted desk in place of the bridge, to look at screens without a host. */
import { fileURLToPath } from 'node:url';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const renderer = fileURLToPath(new URL('../../../src/renderer', import.meta.url));

export default defineConfig({
  root: renderer,
  plugins: [react(), tailwindcss()],
  server: { host: '127.0.0.1', fs: { allow: [fileURLToPath(new URL('../../..', import.meta.url))] } },
  build: { emptyOutDir: true },
});
