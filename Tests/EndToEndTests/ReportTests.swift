import Foundation
import TestSupport
import Testing

/// `parley runs report` and `parley runs export` as a user runs them, over an experiment of the built-in model.
struct ReportTests {
  private static let script = """
    experiment signs {
      vary style: "terse", "<b>&]]>"
      data row: "rows.csv"
      trial {
        max_tokens 4
        system "Be {{style}}."
        say "Say {{row.word}}."
        print "asked {{row.word}}"
        score short = len(reply) < 1000
        score letters = len(reply)
        expect row.word != "=1+1"
        record first = row.word
      }
    }
    """

  /// A place where the experiment was run.
  private func ran() async throws -> Parley {
    let parley = try Parley()
    try parley.folder.write("word\nplain\n=1+1\n\"a, \"\"b\"\"\nc\"\n", to: "rows.csv")
    let outcome = try await parley.run(script: Self.script)
    #expect(outcome.status == 0, "\(outcome.errors)")
    return parley
  }

  private func export(_ format: String, of parley: Parley) async throws -> String {
    let outcome = try await parley.run(["runs", "export", "last", "--format", format])
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.errors == "")
    return outcome.output
  }

  @Test func aRunIsAPage() async throws {
    let parley = try await ran()
    let outcome = try await parley.run(["runs", "report", "last"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output == "")
    let name = try #require(parley.folder.files(under: ".").first { $0.hasSuffix(".html") })
    #expect(outcome.errors == "parley: the page is in \(name)\n")
    let page = try #require(parley.folder.read(name))
    #expect(WellFormedness.mistake(in: page) == nil)
    #expect(page.ranges(of: "<details class=\"trial\"").count == 6)
    for text in [
      "Be &lt;b&gt;&amp;]]&gt;.", "Say plain.", "asked plain", "signs", "built into Parley",
      "script.claude", "rows.csv", "parley run",
    ] { #expect(page.contains(text), "\(text)") }
    #expect(page.contains("aria-label=\"4 passed, 2 failed, 0 errors\""))
    let again = try await parley.run(["runs", "report", "last", "--out", "it.html"])
    #expect(again.status == 0, "\(again.errors)")
    #expect(parley.folder.read("it.html") == page)
  }

  @Test func aTableHasARowForEachTrial() async throws {
    let parley = try await ran()
    let text = try await export("csv", of: parley)
    let header =
      "trial,status,style,row.word,short,letters,first,input_tokens,output_tokens,cost,latency,stop_reason,error\r\n"
    #expect(text.hasPrefix(header))
    #expect(text.ranges(of: "\r\n").count == 7)
    #expect(text.contains("\r\n2,fail,terse,=1+1,true,"))
    #expect(text.contains(",terse,\"a, \"\"b\"\"\nc\",true,"))
  }

  @Test func aLineIsATrialWithItsWords() async throws {
    let parley = try await ran()
    let outcome = try await parley.run(
      ["runs", "export", "last", "--format", "jsonl", "--out", "it.jsonl"]
    )
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output == "")
    let lines = try #require(parley.folder.read("it.jsonl")).split(separator: "\n")
    #expect(lines.count == 6)
    for (number, line) in lines.enumerated() {
      let object = try #require(
        try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      )
      #expect(object["trial"] as? Int == number + 1)
      let talk = try #require((object["transcript"] as? [[String: Any]])?.first)
      #expect((talk["request"] as? [String: Any])?["max_tokens"] as? Int == 4)
      #expect(talk["ending"] as? String == "finished")
    }
  }

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/python3")))
  func anotherProgramReadsTheTestCases() async throws {
    let parley = try await ran()
    try parley.folder.write(try await export("junit", of: parley), to: "results.xml")
    let program = """
      import xml.etree.ElementTree as tree
      root = tree.parse("results.xml").getroot()
      suite = root.find("testsuite")
      cases = suite.findall("testcase")
      assert (suite.get("tests"), suite.get("failures"), suite.get("errors")) == ("6", "2", "0")
      assert len(cases) == 6 and len(suite.findall("testcase/failure")) == 2
      assert "style=<b>&]]>" in cases[3].get("name"), cases[3].get("name")
      assert "asked plain" in cases[0].find("system-out").text
      assert "Be <b>&]]>." in cases[4].find("system-out").text
      """
    try parley.folder.write(program, to: "read.py")
    let run = try await ShellRun.run("/usr/bin/python3 read.py", in: parley.folder.path)
    #expect(run.status == 0, "\(run.errors)")
  }

  @Test func aSummaryIsMarkdown() async throws {
    let text = try await export("md", of: try await ran())
    #expect(text.hasPrefix("### `signs`: 4 passed, 2 failed, 0 errors\n"))
    #expect(text.contains("| style `<b>&]]>` |"))
    #expect(text.contains("<details><summary>2 trials failed</summary>"))
  }

  @Test func aMistakeIsNamedWithItsRemedy() async throws {
    let parley = try await ran()
    for (arguments, message) in [
      (["report", "zzz"], "zzz"), (["report"], "<run>"),
      (["report", "last", "--out", ""], "--out"),
      (["export", "last"], "--format"), (["export", "last", "--format", "xml"], "csv"),
      (["export", "last", "--format", "csv", "--experiment", "sings"], "has signs"),
      (["report", "last", "--store", "none.sqlite"], "none.sqlite"),
    ] {
      let outcome = try await parley.run(["runs"] + arguments)
      #expect(outcome.status == 64, "\(arguments)")
      #expect(outcome.output == "")
      #expect(outcome.errors.contains(message), "\(outcome.errors)")
    }
    let outcome = try await parley.run(["runs", "report", "last", "--out", "/nowhere/it.html"])
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("/nowhere/it.html"), "\(outcome.errors)")
  }
}
