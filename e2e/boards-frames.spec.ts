import { expect, test } from '@playwright/test';

test('no other page can frame ours, but for an embed; a shared link tells nobody its address', async ({
  request,
}) => {
  const unknown = `/shared/${'A'.repeat(43)}`;
  for (const path of ['/logs', '/dashboards', unknown, '/api/dashboards']) {
    const headers = (await request.get(path)).headers();
    expect(headers['content-security-policy'], path).toContain("frame-ancestors 'none'");
    expect(headers['x-frame-options'], path).toBe('DENY');
  }
  const embed = (await request.get(`${unknown}?embed=1`)).headers();
  expect(embed['content-security-policy']).toContain('frame-ancestors *');
  expect(embed['x-frame-options']).toBeUndefined();
  const byHand = await request.get(`${unknown}?embed&theme=dark`);
  expect(byHand.url()).toContain('?embed=1&theme=dark');
  expect(byHand.headers()['content-security-policy']).toContain('frame-ancestors *');
  for (const path of [unknown, `${unknown}?embed=1`, `/api${unknown}`])
    expect((await request.get(path)).headers()['referrer-policy'], path).toBe('no-referrer');
  const gone = await request.get(`/api${unknown}`);
  expect(gone.status()).toBe(404);
  expect(gone.headers()['cache-control']).toBe('no-store');
});
