// Fetches a dossier and saves it. What is not whole is never saved: the reason is told instead.
export async function take(address, reason, progress) {
  const failed = (error) => ({ error, name: null, faults: [] });
  let answer;
  try {
    answer = await fetch(address, { method: 'POST', body: new URLSearchParams({ reason }), headers: { Accept: 'application/zip, application/problem+json' } });
  } catch {
    return failed('连接中断，案卷没有下载，请重试。');
  }

  const type = answer.headers.get('content-type') ?? '';
  if (!answer.ok || !type.startsWith('application/zip')) {
    if (answer.redirected) { return failed('登录已经过期，请重新登录后再下载。'); }
    const problem = type.includes('json') ? await answer.json().catch(() => null) : null;
    return failed(problem?.detail ?? '案卷没有生成，请重试；仍不成功的，请联系系统管理员。');
  }

  const parts = [];
  try {
    let received = 0;
    const reader = answer.body.getReader();
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      parts.push(next.value);
      received += next.value.length;
      progress.textContent = `已接收 ${(received / 1048576).toFixed(1)} MB`;
    }
  } catch {
    return failed('案卷没有完整接收，未保存，请重试。');
  }

  const name = decodeURIComponent(/filename\*=UTF-8''([^;]+)/i.exec(answer.headers.get('content-disposition') ?? '')?.[1] ?? 'dossier.zip');
  const url = URL.createObjectURL(new Blob(parts, { type: 'application/zip' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 60000);
  const faults = answer.headers.get('dossier-faults');
  return { error: null, name, faults: faults ? decodeURIComponent(faults).split('\n') : [] };
}
