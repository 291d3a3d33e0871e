/// The page's one script: the slider that lays the picture before over the one after.
///
/// It says what it did in `data-sliders` of the document and in `data-at` of each figure. The picture
/// before is taken from where it stands in the page, once the slider is touched.
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
        figure.dataset.at = range.value;
        count += 1;
      }
      page.dataset.sliders = count;
    })();
    """
}
