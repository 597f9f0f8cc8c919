import ClaudeAPI
import Gateway
import Testing

struct SecurityHeadersTests {
  @Test func pageRunsNothingInlineAndReachesNothingElse() throws {
    let policy = try #require(SecurityHeaders.page["content-security-policy"])
    let directives = policy.split(separator: ";").map { directive in
      directive.split(separator: " ").map(String.init)
    }
    let byName = Dictionary(uniqueKeysWithValues: directives.map { ($0[0], Array($0.dropFirst())) })
    for name in ["default-src", "base-uri", "form-action", "frame-ancestors"] {
      #expect(byName[name] == ["'none'"])
    }
    for name in ["script-src", "style-src", "connect-src", "font-src"] {
      #expect(byName[name] == ["'self'"])
    }
    #expect(byName["img-src"] == ["'self'", "data:", "blob:"])
    #expect(!policy.contains("unsafe"))
    #expect(!policy.contains("*"))
    #expect(!policy.contains("http"))
  }

  @Test(arguments: [SecurityHeaders.page, SecurityHeaders.answer])
  func everyAnswerTellsWhatABrowserMustNotDo(headers: HeaderFields) {
    #expect(headers["x-content-type-options"] == "nosniff")
    #expect(headers["x-frame-options"] == "DENY")
    #expect(headers["referrer-policy"] == "no-referrer")
    #expect(headers["cross-origin-resource-policy"] == "same-origin")
    #expect(headers["content-security-policy"]?.contains("frame-ancestors 'none'") == true)
  }

  @Test func whatAnAnswerSaysItselfStays() {
    var answer: HeaderFields = ["Cache-Control": "private"]
    SecurityHeaders.add(SecurityHeaders.answer, to: &answer)
    #expect(answer.values(of: "cache-control") == ["private"])
    #expect(answer["x-frame-options"] == "DENY")
  }
}
