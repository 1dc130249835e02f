import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { htmlToText } from './html-text.ts';

describe('HTML of a stranger as text', () => {
  it.each([
    ['<p>Call <b>Ana</b></p><p>today</p>', 'Call Ana\ntoday'],
    ['a<br>b<br/>c', 'a\nb\nc'],
    ['<script>alert(1)</script>x<style>p{}</style>', 'x'],
    ['<img src=x onerror=alert(1)>x', 'x'],
    ['5 &lt; 6 &amp;&amp; 7 &gt; 6 &#65;&#x42;', '5 < 6 && 7 > 6 AB'],
    ['2 < 3 and <unclosed', '2 < 3 and'],
    ['<tr><td>Name</td><td>Ana</td></tr>', 'Name Ana'],
    ['&bogus; &#99999999;', '&bogus; &#99999999;'],
    ['<script>never closed', ''],
  ])('%s', (html, text) => {
    expect(htmlToText(html)).toBe(text);
  });

  it('never throws and never grows', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('<', '>', '/', 'a', 'br', '&', '#', ';', 'script', ' ', '!--') }),
        html => {
          expect(htmlToText(html).length).toBeLessThanOrEqual(html.length);
        },
      ),
    );
  });
});
