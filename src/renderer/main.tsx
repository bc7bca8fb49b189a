import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { findDesk } from './bridge/deskClient.ts';

const root = document.getElementById('root');
if (root !== null) createRoot(root).render(<App client={findDesk(window)} />);
