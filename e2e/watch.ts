import type { Page } from '@playwright/test';

/** Notes what a page must never do, whatever it is sent: run it, break of it, or ask a stranger. */
export function watch(page: Page): readonly string[] {
  const broken: string[] = [];
  page.on('dialog', dialog => {
    broken.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('console', message => {
    if (/content security policy|trusted ?types/i.test(message.text())) broken.push(message.text());
  });
  page.on('pageerror', error => broken.push(error.message));
  page.on('request', request => {
    if (/evil\.example|incontact/.test(request.url())) broken.push(`asked ${request.url()}`);
  });
  return broken;
}
