import Foundation
import OrderedJSON
import Testing

/// Whether everybody can use the page: names, keyboard, sizes, colours; with pictures to look at.
extension BrowserTests {
  @Test(arguments: Browser.Screen.allCases, [false, true])
  func nothingIsWiderThanTheScreen(screen: Browser.Screen, isDark: Bool) async throws {
    let visit = try await PageVisit(on: screen, isDark: isDark)
    let browser = visit.browser
    let name = "\(screen)-\(isDark ? "dark" : "light")"
    try await visit.waitsForModels()
    try await browser.screenshot("\(name)-welcome")
    try await expectToFit(browser)
    _ = try await visit.reply(to: "What is the capital of Spain?")
    try await browser.screenshot("\(name)-reply")
    try await expectToFit(browser)
    try await browser.click(screen == .phone ? "model-button" : "settings")
    try await browser.waits(until: Browser.isSeen("settings-dialog"))
    try await browser.screenshot("\(name)-settings")
    try await expectToFit(browser)
    try await browser.click("settings-close")
    try await visit.openDrawer()
    try await browser.screenshot("\(name)-drawer")
    try await expectToFit(browser)
    for section in ["tokens", "map", "word", "choices", "end"] {
      try await browser.run("document.getElementById('drawer-\(section)').scrollIntoView()")
      try await browser.screenshot("\(name)-drawer-\(section)")
    }
  }

  /// Expects that neither the page nor a dialogue scrolls to the side.
  private func expectToFit(_ browser: Browser) async throws {
    let wide = try await browser.value(
      of: """
        [document.documentElement, document.body, ...document.querySelectorAll('main, dialog, .dialog-body')]
          .filter((one) => one.scrollWidth > one.clientWidth + 1)
          .map((one) => `${one.tagName} ${one.className}: ${one.scrollWidth} > ${one.clientWidth}`)
        """
    )
    #expect(wide == [])
  }

  @Test func everyControlHasANameAndEveryPictureAText() async throws {
    let visit = try await PageVisit()
    let browser = visit.browser
    _ = try await visit.reply(to: "What is the capital of Spain?")
    #expect(try await browser.value(of: Self.mistakes) == [])
    try await browser.click("settings")
    try await browser.waits(until: Browser.isSeen("settings-dialog"))
    #expect(try await browser.value(of: Self.mistakes) == [])
    try await browser.click("settings-close")
    try await visit.openDrawer()
    #expect(try await browser.value(of: Self.mistakes) == [])
  }

  /// What a checker of accessibility finds first: controls without a name, pictures without a text, names twice, dead references.
  private static let mistakes = """
    (() => {
      const found = [];
      const tell = (what, one) => found.push(`${what}: ${one.outerHTML.slice(0, 160)}`);
      const texts = (ids) => ids.split(/\\s+/).map((id) => document.getElementById(id)?.textContent ?? '').join(' ');
      const nameOf = (one) => (one.getAttribute('aria-labelledby') ? texts(one.getAttribute('aria-labelledby')) : '')
        || one.getAttribute('aria-label') || [...(one.labels ?? [])].map((label) => label.textContent).join(' ')
        || (one.matches('input, textarea, select') ? '' : one.textContent) || one.title;
      const controls = 'button, a[href], input:not([type=hidden]), textarea, select, summary, [role=button], [role=toolbar], [role=group], [role=img], [role=region], dialog, nav, [tabindex="0"]';
      for (const one of document.querySelectorAll(controls)) {
        if (one.checkVisibility() && !one.closest('[aria-hidden=true]') && nameOf(one).trim() === '') tell('no name', one);
      }
      for (const one of document.querySelectorAll('img:not([alt])')) tell('no text', one);
      const ids = [...document.querySelectorAll('[id]')].map((one) => one.id);
      for (const id of new Set(ids)) if (ids.filter((other) => other === id).length > 1) found.push(`twice: ${id}`);
      for (const attribute of ['aria-labelledby', 'aria-controls', 'aria-describedby', 'for']) {
        for (const one of document.querySelectorAll(`[${attribute}]`)) {
          for (const id of one.getAttribute(attribute).split(/\\s+/)) if (!document.getElementById(id)) tell(`dead ${attribute}`, one);
        }
      }
      if (!document.documentElement.lang) found.push('no language');
      if (document.querySelectorAll('main').length !== 1) found.push('not one main');
      if (document.querySelectorAll('h1').length !== 1) found.push('not one h1');
      return found;
    })()
    """

  @Test func theTabKeyReachesTheComposerAndStaysVisible() async throws {
    let visit = try await PageVisit()
    let browser = visit.browser
    _ = try await visit.reply(to: "What is the capital of Spain?")
    try await browser.run("document.activeElement.blur()")
    var reached: [String] = []
    for _ in 0..<40 where !reached.contains("send") {
      try await browser.press(.tab)
      let focused = try await browser.value(
        of: """
          ((one) => ({ id: one.dataset?.testid || one.id || one.tagName, seen: one.checkVisibility(),
            ring: one.matches(':focus-visible') }))(document.activeElement)
          """
      )
      let id = focused["id"]?.stringValue ?? ""
      #expect(focused["seen"]?.boolValue == true, "\(id) has the focus and cannot be seen")
      reached.append(id)
    }
    #expect(reached.contains("new-conversation"))
    #expect(reached.contains("drawer-open"))
    #expect(reached.contains("composer"))
  }

  @Test func aMessageIsSentWithTheEnterKeyAlone() async throws {
    let visit = try await PageVisit(answers: #"[{"text": "By keyboard"}]"#)
    try await visit.waitsForModels()
    try await visit.browser.type("Hello", into: "composer")
    try await visit.browser.press(.enter)
    try await visit.waits()
    #expect(try await visit.browser.text(of: "reply-text") == "By keyboard")
  }
}
