extension LanguageReference {
  /// The words that start a line of an experiment, and those of what is measured in its trial, in the order of the manual.
  package static let clauses: [Entry] = [
    clause("vary", "vary NAME: VALUE, …", "a setting or a variable that is tried with each value") {
      """
      vary model: haiku, sonnet
      vary style: "terse", "chatty"
      """
    },
    clause("data", "data NAME: PATH", "a file (CSV, TSV, JSON, JSONL) each row of which is tried") {
      "data row: \"capitals.csv\""
    },
    clause("repeat", "repeat N", "how often each combination is tried") { "repeat 5" },
    clause("concurrency", "concurrency N", "how many trials run at once at most") {
      "concurrency 4"
    },
    clause("timeout", "timeout SECONDS", "how long a trial may take") { "timeout 60" },
    clause("trial", "trial { … }", "what is tried, each time in a fresh conversation") {
      """
      trial {
        say "Name a colour."
      }
      """
    },
    measure("score", "score NAME = VALUE", "judges a trial: true or a number; false fails it") {
      "score short = len(words(reply)) < 20"
    },
    measure("record", "record NAME = VALUE", "keeps a value of a trial beside its scores") {
      "record length = len(reply)"
    },
  ]

  /// A line of an experiment, in an experiment whose trial says something.
  private static func clause(
    _ word: String,
    _ form: String,
    _ explanation: String,
    _ lines: () -> String
  ) -> Entry {
    let trial = word == "trial" ? "" : "\n  trial { say \"Hello!\" }"
    let example = "experiment greetings {\n\(indented(lines(), by: 2))\(trial)\n}"
    return Entry(.clause, word, form, explanation, example: example)
  }

  /// A statement of a trial, after something was said.
  private static func measure(
    _ word: String,
    _ form: String,
    _ explanation: String,
    _ line: () -> String
  ) -> Entry {
    let trial = "trial {\n  say \"Hello!\"\n  \(line())\n}"
    let example = "experiment greetings {\n\(indented(trial, by: 2))\n}"
    return Entry(.clause, word, form, explanation, example: example)
  }

  private static func indented(_ lines: String, by count: Int) -> String {
    let blanks = String(repeating: " ", count: count)
    return lines.split(separator: "\n").map { blanks + $0 }.joined(separator: "\n")
  }
}
