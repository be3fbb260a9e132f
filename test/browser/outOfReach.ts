/** What stands on a page and cannot be sitesAtRisk: cut off by the edge of its box, or under something else. axe does not see it. */
import type { Page } from 'playwright-core';

export const outOfReach = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    /** Of an ancestor that cuts, or that scrolls. */
    const boxesAround = (element: Element) => {
      const boxes: { cuts: boolean; box: DOMRect }[] = [];
      for (let around = element.parentElement; around; around = around.parentElement) {
        const { overflowX } = getComputedStyle(around);
        if (overflowX !== 'visible')
          boxes.push({ cuts: overflowX !== 'auto' && overflowX !== 'scroll', box: around.getBoundingClientRect() });
      }
      return boxes;
    };
    return [...document.querySelectorAll('button, a[href], [role=tab], input, select, textarea')].flatMap((element) => {
      const { left, right, top, bottom, width, height } = element.getBoundingClientRect();
      if (element.closest('[aria-hidden=true]')) return []; // behind a dialog
      if (width < 2 || height < 2 || !element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return [];
      const name = (element.getAttribute('aria-label') ?? element.textContent ?? '').slice(0, 60);
      const boxes = boxesAround(element);
      const cutBy = boxes.findIndex(({ cuts, box }) => cuts && (right > box.right + 1 || left < box.left - 1));
      const scrolledBy = boxes.findIndex(({ cuts, box }) => !cuts && (right > box.right || left < box.left));
      if (cutBy >= 0 && (scrolledBy < 0 || cutBy < scrolledBy)) return [`cut off: ${name}`];
      const [x, y] = [(left + right) / 2, (top + bottom) / 2];
      const isInSight = boxes.every(({ box }) => x >= box.left && x < box.right && y >= box.top && y < box.bottom);
      const hit = isInSight ? document.elementFromPoint(x, y) : null; // null too where the page has to be scrolled
      const label = hit?.closest('label');
      return !hit || element.contains(hit) || hit.contains(element) || label?.contains(element) ? [] : [`covered: ${name}`];
    });
  });
