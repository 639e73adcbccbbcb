import { expect, test } from 'vitest';
import { HOSTS, hostPatterns } from './hosts.ts';

const hosts = HOSTS.map(([host]) => host);

test('no host is listed twice, nor below another one', () => {
  const listed = new Set(hosts);
  expect(listed.size).toBe(hosts.length);
  const below = hosts.filter((host) =>
    host.split('.').some((_, i, labels) => i > 0 && listed.has(labels.slice(i).join('.'))),
  );
  expect(below).toEqual([]);
});

test('each is a plain host name: lower case, no scheme, port, path, wildcard or www', () => {
  const plain = /^(?!www\.)([a-z\d]([a-z\d-]{0,61}[a-z\d])?\.)+[a-z]{2,}$/;
  expect(hosts.filter((host) => !plain.test(host))).toEqual([]);
  expect(hosts.length).toBeGreaterThan(50);
});

test('no suffix under which anyone may register is listed', () => {
  expect(hosts.filter((host) => /^(com|net|org|co|idv)\.[a-z]{2}$/.test(host))).toEqual([]);
});

test('patterns cover the host and all below it, and never every site', () => {
  const patterns = hostPatterns();
  expect(patterns).toHaveLength(hosts.length);
  expect(patterns[0]).toBe(`*://*.${hosts[0]}/*`);
  expect(patterns.filter((pattern) => !/^\*:\/\/\*\.[a-z\d.-]+\/\*$/.test(pattern))).toEqual([]);
});
