import Testing

struct IncludeTests {
  @Test func includedNamesAreInTheSameScope() async {
    let run = await ScriptRun(
      "include \"lib.claude\"\nprint greet(\"you\"), tone",
      files: [
        "lib.claude": "let tone = \"kind\"\ndef greet(x) { return \"Hi {{x}}\" }\nprint \"loaded\""
      ]
    )
    #expect(run.diagnostics == "")
    #expect(run.printed == ["loaded", "Hi you kind"])
  }

  @Test func aFileIsIncludedOnce() async {
    let run = await ScriptRun(
      "include \"a.claude\"\ninclude \"./b.claude\"\ninclude \"a.claude\"",
      files: ["a.claude": "print 1", "./b.claude": "include \"a.claude\"\nprint 2"]
    )
    #expect(run.printed == ["1", "2"])
  }

  @Test func aCycleNamesItsChain() async {
    let run = await ScriptRun(
      "include \"lib/a.claude\"",
      files: ["lib/a.claude": "include \"b.claude\"", "b.claude": "include \"a.claude\""],
      path: "main.claude"
    )
    #expect(run.ids == ["include.cycle"])
    #expect(run.diagnostics.hasPrefix("lib/b.claude:1:9: error:"))
    #expect(run.diagnostics.contains("lib/a.claude → lib/b.claude → lib/a.claude"))
  }

  @Test func aScriptThatIncludesItselfIsACycle() async {
    let run = await ScriptRun("include \"test.claude\"", files: ["test.claude": "print 1"])
    #expect(run.ids == ["include.cycle"])
  }

  @Test func errorsInAnIncludedFileAreShownThere() async {
    let run = await ScriptRun(
      "include \"lib.claude\"",
      files: ["lib.claude": "print 1\nprint nobody"]
    )
    #expect(run.diagnostics.hasPrefix("lib.claude:2:7: error: nobody is not defined"))
    #expect(run.lines == [])
  }

  @Test func namesAreNotMissingWhenAFileIs() async {
    let run = await ScriptRun("include \"gone.claude\"\nprint helper(1)")
    #expect(run.ids == ["include.unreadable"])
  }

  @Test func aRowOfIncludesHasAnEnd() async {
    let run = await ScriptRun(
      "include \"f0\"",
      files: Dictionary(
        uniqueKeysWithValues: (0..<200).map { ("f\($0)", "include \"f\($0 + 1)\"") }
      )
    )
    #expect(run.ids == ["include.too-deep"])
  }

  @Test func aSecondSourceDoesNotIncludeAFileAgain() async {
    let run = await ScriptRun(
      "include \"a.claude\"\nif true {\n  include \"a.claude\"\n}",
      files: ["a.claude": "print 1"]
    )
    #expect(run.ids == ["name.not-at-top-level"])
  }
}
