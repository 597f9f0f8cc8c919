import Foundation
import OrderedJSON
import Testing

/// The script that the page makes of a conversation sends what the conversation sent.
extension BrowserTests {
  /// Runs a module's code in the page and gives what it found.
  ///
  /// - Parameter code: The body of an asynchronous function that returns JSON.
  /// - Returns: What it returned, or the text of its error.
  /// - Throws: ``ServerError`` when the page does not come up.
  func found(by code: String) async throws -> JSONValue {
    let visit = try await PageVisit()
    try await visit.waitsForModels()
    try await visit.browser.run(
      """
      window.found = undefined;
      (async () => { \(code) })()
        .then((found) => { window.found = found; }, (error) => { window.found = String(error.stack); });
      """
    )
    try await visit.browser.waits(until: "window.found !== undefined")
    return try await visit.browser.value(of: "window.found")
  }

  /// Texts that say something else where one of the language's forms is used wrongly.
  private static let trickyTexts = [
    "What is {{x}}?", "\\{{ hi }}", "a \"quote\" and \\ backslash", "lead\n    more\n",
    "  lead\n    more",
    "x as Name", "{ \"json\": true }", "}", "<<TEXT", "TEXT\nTEXT", "a\n   \nb", "tab\there",
    "carriage\rreturn", "line\u{2028}separator", "\"\"\"", "'raw'", "# comment", "= x", ": y",
    "{{{{{",
    "a\n{{b}}\n\"c\"", "\u{200B}zero", "a \u{FEFF}mark", "it's {a} b", "\ta\n\tb", "日本語 🎉",
    "q\n\\{{x",
  ]

  @Test func anExportedScriptSendsTheTextsOfItsConversation() async throws {
    let list = JSONWriter.bytes(of: .array(Self.trickyTexts.map(JSONValue.string)))
    let texts = String(decoding: list, as: UTF8.self)
    let script = try await found(
      by: """
        const { scriptOf } = await import('/page/script.js');
        const path = \(texts).flatMap((text, index) => [
          { role: 'user', content: [{ type: 'text', text }] },
          { role: 'assistant', content: [], request: {
            model: 'claude-haiku-5-5', maxTokens: 1000 + index, system: text, stops: [text] } },
        ]);
        return scriptOf({ title: 'Tricky\\ntexts', settings: {} }, path);
        """
    )
    let server = try await ServerProcess()
    let parley = try Parley(server: server)
    let outcome = try await parley.run(script: try #require(script.stringValue))
    #expect(outcome.status == 0, "\(outcome.errors)")
    let sent = try server.messageBodies().map { try JSONParser().parse($0) }
    try #require(sent.count == Self.trickyTexts.count)
    for (index, (text, body)) in zip(Self.trickyTexts, sent).enumerated() {
      #expect(body["max_tokens"]?.intValue == 1000 + index)
      #expect(body["system"]?.stringValue == text)
      #expect(body["stop_sequences"] == [.string(text)])
      #expect(body["messages"]?.arrayValue?.last?["content"]?.stringValue == text)
    }
  }
}
