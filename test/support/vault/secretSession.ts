/** A session bus of its own with a real secret service on it, or without one: what a Linux desktop gives the desk, and nothing of the machine's own. */
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const INSTALL =
  'These tests talk to a real secret service. On Debian or Ubuntu: ' +
  'sudo apt-get install -y --no-install-recommends libsecret-1-0 gnome-keyring dbus';

/** Nothing is started on demand, so that what answers is what the test started. */
const BUS = `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:tmpdir=/tmp</listen>
<policy context="default"><allow send_destination="*"/><allow receive_sender="*"/><allow own="*"/></policy></busconfig>`;

export interface SecretSession {
  /** What a process needs to find this session and no other. */
  readonly env: NodeJS.ProcessEnv;
  /** Locks the keyring; nobody is there to unlock it again. */
  lock(): Promise<void>;
  close(): Promise<void>;
}

/** Starts the bus, and on it a keyring that is unlocked. */
export async function openSecretSession({ service }: { readonly service: boolean }): Promise<SecretSession> {
  const home = mkdtempSync(join(tmpdir(), 'breakwater-secrets-'));
  const config = join(home, 'bus.conf');
  writeFileSync(config, BUS);
  const bus = started('dbus-daemon', [`--config-file=${config}`, '--print-address', '--nofork', '--nopidfile'], {});
  const address = (await firstLine(bus)).trim();
  const env = {
    PATH: process.env['PATH'],
    HOME: home,
    XDG_RUNTIME_DIR: home,
    XDG_DATA_HOME: home,
    DBUS_SESSION_BUS_ADDRESS: address,
  };
  const children = [bus];
  if (service) children.unshift(await startKeyring(env));
  return {
    env,
    lock: async () => {
      const path = '/org/freedesktop/secrets/collection/login';
      await send(env, [
        '--dest=org.freedesktop.secrets',
        '/org/freedesktop/secrets',
        'org.freedesktop.Secret.Service.Lock',
        `array:objpath:${path}`,
      ]);
    },
    close: async () => {
      for (const child of children) await ended(child);
      rmSync(home, { recursive: true, force: true });
    },
  };
}

async function startKeyring(env: NodeJS.ProcessEnv): Promise<ChildProcess> {
  const keyring = started('gnome-keyring-daemon', ['--foreground', '--unlock', '--components=secrets'], env);
  keyring.stdin?.end('a keyring password');
  for (;;) {
    if (keyring.exitCode !== null) throw new Error(`gnome-keyring-daemon ended with ${keyring.exitCode}. ${INSTALL}`);
    const answer = await send(env, [
      '--dest=org.freedesktop.DBus',
      '/org/freedesktop/DBus',
      'org.freedesktop.DBus.NameHasOwner',
      'string:org.freedesktop.secrets',
    ]);
    if (answer.includes('boolean true')) return keyring;
  }
}

const run = promisify(execFile);

const send = async (env: NodeJS.ProcessEnv, args: readonly string[]): Promise<string> =>
  (await run('dbus-send', ['--session', '--print-reply', ...args], { env })).stdout;

function started(program: string, args: readonly string[], env: NodeJS.ProcessEnv): ChildProcess {
  return spawn(program, args, { env: { ...process.env, ...env }, stdio: ['pipe', 'pipe', 'ignore'] });
}

const firstLine = (child: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    child.once('error', (error) => reject(new Error(`${error.message}. ${INSTALL}`)));
    child.once('exit', (code) => reject(new Error(`dbus-daemon ended with ${code}. ${INSTALL}`)));
    child.stdout?.once('data', (text: Buffer) => resolve(text.toString()));
  });

const ended = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null) return resolve();
    child.removeAllListeners('exit');
    child.once('exit', () => resolve());
    child.kill();
  });
