/// The page's one script: the slider that lays the picture before over the one after.
///
/// It says what it did in `data-sliders` of the document and in `data-at` of each figure. The picture
/// before is taken from where it stands in the page, once the slider or the picture is touched.
enum PageScript {
  static let text = """
    (() => {
      'use strict';
      const page = document.documentElement;
      page.classList.add('js');
      const tree = document.querySelector('.tree details');
      if (tree && matchMedia('(max-width: 64rem)').matches) tree.open = false;
      let count = 0;
      for (const figure of document.querySelectorAll('figure[data-before]')) {
        const stage = figure.querySelector('.stage');
        const range = figure.querySelector('input');
        const before = document.getElementById(figure.dataset.before);
        if (!stage || !range || !before) continue;
        const over = new Image();
        over.alt = '';
        over.className = 'before';
        const edge = document.createElement('i');
        const set = () => {
          if (!over.src) {
            over.src = before.src;
            stage.append(over, edge);
          }
          stage.style.setProperty('--at', range.value + '%');
          figure.dataset.at = range.value;
        };
        range.addEventListener('input', set);
        const drag = (event) => {
          const box = stage.getBoundingClientRect();
          range.value = Math.round(((event.clientX - box.left) / box.width) * 100);
          set();
        };
        stage.addEventListener('dragstart', (event) => event.preventDefault());
        stage.addEventListener('pointerdown', (event) => {
          if (event.button !== 0) return;
          stage.setPointerCapture(event.pointerId);
          drag(event);
        });
        stage.addEventListener('pointermove', (event) => {
          if (stage.hasPointerCapture(event.pointerId)) drag(event);
        });
        figure.dataset.at = range.value;
        count += 1;
      }
      page.dataset.sliders = count;
    })();
    """
}
