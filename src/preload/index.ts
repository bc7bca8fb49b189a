/** The sandboxed preload: puts the desk on window.desk and nothing else. */
import { contextBridge, ipcRenderer } from 'electron';
import { createDeskBridge } from './createDeskBridge.ts';

contextBridge.exposeInMainWorld('desk', createDeskBridge(ipcRenderer));
