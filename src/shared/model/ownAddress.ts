/** What an own address of a venue may be. Keys and signed requests travel there, so what is not encrypted stays on this computer. */

/** Whether nothing sent there leaves this computer; false for what is no address. */
export const isLoopback = (address: string): boolean =>
  URL.canParse(address) && /^(?:127(?:\.\d{1,3}){3}|localhost|\[::1\])$/.test(new URL(address).hostname);

/** What is wrong with an http, https, ws or wss address and what to enter instead, without repeating it; null where nothing is. */
export function addressProblem(address: string): string | null {
  if (!URL.canParse(address)) return 'is no address; expected a host, and a port up to 65535 where one is needed';
  if (/^(?:https|wss):/.test(address) || isLoopback(address)) return null;
  return 'is not encrypted and leads to another computer, where the key would be readable on the way; expected https or wss, or a plain address of this computer such as 127.0.0.1';
}
