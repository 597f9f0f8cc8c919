import Testing

@testable import Gateway

struct PageFileTests {
  private static let texts = PageFile.all.map { file in
    (path: file.path, text: String(decoding: file.bytes, as: UTF8.self))
  }

  @Test func everyFileThatAFileNamesIsThere() {
    let paths = Set(PageFile.all.map(\.path))
    #expect(paths.contains("/"))
    for (path, text) in Self.texts {
      for name in text.matches(of: #/(?:from|import\() ?"\.\/([^"]+)"/#).map(\.output.1) {
        #expect(paths.contains("/page/\(name)"), "\(path) imports \(name)")
      }
      for name in text.matches(of: #/(?:href|src)="(\/page\/[^"]+)"/#).map(\.output.1) {
        #expect(paths.contains(String(name)), "\(path) links \(name)")
      }
    }
  }

  @Test func everyFileIsNamedByAnotherOne() {
    let all = Self.texts.map(\.text).joined()
    for (path, _) in Self.texts where path != "/" {
      let name = path.dropFirst("/page/".count)
      #expect(all.contains("\"./\(name)\"") || all.contains("\"\(path)\""), "\(path) is of no use")
    }
  }

  @Test func theTypeOfEveryFileFollowsFromItsName() {
    for file in PageFile.all {
      let types = [".js": "text/javascript", ".css": "text/css"]
      let type = types.first { file.path.hasSuffix($0.key) }?.value ?? "text/html"
      #expect(file.type == "\(type); charset=utf-8", "\(file.path)")
    }
  }

  @Test func theMarkupHoldsNoScriptStyleOrHandlerThatThePolicyForbids() throws {
    let page = try #require(Self.texts.first { $0.path == "/" }).text
    #expect(!page.contains("<style"))
    #expect(page.matches(of: #/<script(?![^>]* src=)/#).isEmpty)
    #expect(page.matches(of: #/<[^>]* (?:style|on[a-z]+)=/#).isEmpty)
  }

  @Test func noScriptMakesMarkupOfTextOrRunsText() {
    let ways = [
      "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "srcdoc", " eval(",
      "new Function", "setAttribute(\"style\"",
    ]
    for (path, text) in Self.texts {
      for way in ways { #expect(!text.contains(way), "\(path): \(way)") }
    }
  }

  @Test func nothingIsFetchedFromElsewhere() {
    let elsewhere = #/(?:src|href|url\(|import|fetch\()[ =("']*(?:https?:)?\/\/[a-z]/#
    for (path, text) in Self.texts {
      #expect(text.firstMatch(of: elsewhere) == nil, "\(path)")
    }
  }
}
