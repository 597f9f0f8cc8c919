import Foundation
import OrderedJSON
import Testing

/// How the page shows what a model writes: Markdown as it streams in, and events as they come off the line.
extension BrowserTests {
  @Test func aTextThatStreamsInLooksInTheEndAsIfItHadComeAtOnce() async throws {
    let differences = try await found(
      by: """
        const { MarkdownView } = await import('/page/markdown.js');
        const pieces = ['a', 'word ', '*', '**', '_', '`', '```\\n', '~~~', '\\n', '\\n\\n', '- ', '1. ', '2) ',
          '> ', '# ', '| a | b |\\n', '|---|---|\\n', '[x](http://a.b)', '[', '](', '  ', '    ', '\\t',
          '---\\n', '===\\n', '<b>', '&amp;', '\\\\', '~~', '!', 'https://x.y/z', '\\r\\n', '[ ] '];
        let seed = 1;
        const below = (count) => {
          seed = (seed * 48271) % 2147483647;
          return seed % count;
        };
        const differences = [];
        for (let round = 0; round < 400; round++) {
          const text = Array.from({ length: 1 + below(25) }, () => pieces[below(pieces.length)]).join('');
          const whole = new MarkdownView();
          whole.show(text, true);
          const grown = new MarkdownView();
          for (let end = 1; end < text.length; end += 1 + below(4)) grown.show(text.slice(0, end), false);
          grown.show(text, true);
          if (grown.element.innerHTML !== whole.element.innerHTML) differences.push(text);
        }
        return differences;
        """
    )
    #expect(differences == [])
  }

  @Test func blocksThatAreCompleteAreNotMadeAnew() async throws {
    let isSame = try await found(
      by: """
        const { MarkdownView } = await import('/page/markdown.js');
        const view = new MarkdownView();
        view.show('# Title\\n\\nFirst.\\n\\nSec', false);
        const before = [...view.element.children].slice(0, 2);
        view.show('# Title\\n\\nFirst.\\n\\nSecond.\\n\\n- a\\n- b', false);
        return before.every((element, index) => element === view.element.children[index]);
        """
    )
    #expect(isSame == true)
  }

  @Test func markupInATextStaysTextAndOnlySafeAddressesAreLinked() async throws {
    let found = try await found(
      by: """
        const { MarkdownView } = await import('/page/markdown.js');
        const view = new MarkdownView();
        view.show('<script>x</script> <img src=x onerror=y> [a](javascript:b) ![c](http://d.e/f.png) [g](https://h.i)',
          true);
        return [...view.element.querySelectorAll('script, img, a, [onerror]')].map((one) => `${one.tagName} ${one.href}`);
        """
    )
    #expect(found == ["A http://d.e/f.png", "A https://h.i/"])
  }

  @Test func eventsAreFoundWhereverTheirBytesAreCut() async throws {
    let wrong = try await found(
      by: """
        const { EventParser } = await import('/page/events.js');
        const text = ':c\\nevent: a\\ndata: \\u2028é🎉\\ndata: two\\n\\nevent: b\\r\\ndata:three\\r\\n\\r\\ndata: four\\r\\r';
        const bytes = new TextEncoder().encode(text);
        const wanted = JSON.stringify([['a', '\\u2028é🎉\\ntwo'], ['b', 'three'], ['', 'four']]);
        const wrong = [];
        for (let size = 1; size <= bytes.length; size++) {
          const parser = new EventParser();
          const events = [];
          for (let start = 0; start < bytes.length; start += size) {
            events.push(...parser.take(bytes.subarray(start, start + size)));
          }
          const found = JSON.stringify(events.map(({ name, data }) => [name, data]));
          if (found !== wanted) wrong.push([size, found]);
        }
        return wrong;
        """
    )
    #expect(wrong == [])
  }
}
