import { describe, expect, it } from 'vitest';
import { muxAddressText, parseMuxAddress, systemMuxAddress } from './address.ts';

describe('usbmuxd address', () => {
  it.each([
    ['UNIX:/var/run/usbmuxd', '/var/run/usbmuxd'],
    ['unix:/run/x', '/run/x'],
    ['unix:///run/x', '/run/x'],
    ['/run/a:b', '/run/a:b'],
  ])('reads %s as a socket file', (text, path) => {
    expect(parseMuxAddress(text)).toEqual({ kind: 'unix', path });
  });

  it.each([
    ['127.0.0.1:27015', '127.0.0.1', 27015],
    ['localhost:1', 'localhost', 1],
    ['[::1]:27015', '::1', 27015],
  ])('reads %s as host and port', (text, host, port) => {
    expect(parseMuxAddress(text)).toEqual({ kind: 'tcp', host, port });
  });

  it.each([
    '',
    'usbmuxd',
    'unix:relative',
    'unix://',
    'localhost',
    ':27015',
    'host:0',
    'host:65536',
    '::1:27015',
    'tcp://a:1',
  ])('refuses %j', (text) => {
    expect(() => parseMuxAddress(text)).toThrow(expect.objectContaining({ code: 'usbmux.bad-address' }));
  });

  it('writes an address that it reads again', () => {
    for (const text of ['/run/x', 'localhost:27015', '[::1]:27015']) {
      expect(muxAddressText(parseMuxAddress(text))).toBe(text);
    }
  });

  it('knows where each system listens', () => {
    expect(systemMuxAddress('darwin')).toEqual({ kind: 'unix', path: '/var/run/usbmuxd' });
    expect(systemMuxAddress('win32')).toEqual({ kind: 'tcp', host: '127.0.0.1', port: 27015 });
  });
});
