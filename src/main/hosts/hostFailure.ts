/** Why a host could not start: found and what to do, in one line. */
export interface HostFailure {
  readonly code: 'PORT_TAKEN' | 'LISTEN_FAILED' | 'RENDERER_MISSING';
  readonly text: string;
}
