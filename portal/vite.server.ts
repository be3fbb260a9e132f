/** The pages that are read without JavaScript, for the gateway to render: one file that needs nothing else. */
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [react()],
  ssr: { noExternal: true },
  define: { 'process.env.NODE_ENV': '"production"' },
  build: { ssr: 'src/readable.tsx', outDir: 'generated/server', copyPublicDir: false, target: 'node24' },
});
