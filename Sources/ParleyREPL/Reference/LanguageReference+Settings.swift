extension LanguageReference {
  /// The settings, in the order of the manual.
  package static let settings: [Entry] = requestSettings + runSettings

  private static let requestSettings = [
    setting("model", "model NAME", "which model answers", "model haiku"),
    setting("max_tokens", "max_tokens N", "the longest reply, in tokens", "max_tokens 200"),
    setting("stop", "stop \"TEXT\", …", "texts at which a reply ends", "stop \"END\", \"###\""),
    setting("system", "system TEXT", "who the model is and how it answers", "system Be brief."),
    setting(
      "thinking",
      "thinking adaptive|off|between_tools|N",
      "whether the model thinks first; N is a budget in tokens",
      "thinking adaptive"
    ),
    setting(
      "thinking_display",
      "thinking_display summarized|omitted",
      "whether a reply shows its thinking",
      "thinking_display summarized"
    ),
    setting("effort", "effort low|medium|high|xhigh|max", "how much work it does", "effort low"),
    setting(
      "temperature",
      "temperature NUMBER",
      "how freely words are chosen, 0 to 1",
      "model haiku-4.5\ntemperature 0.2"
    ),
    setting(
      "top_p",
      "top_p NUMBER",
      "chooses among the likeliest words up to this share",
      "model haiku-4.5\ntop_p 0.9"
    ),
    setting("top_k", "top_k N", "chooses among so many words", "model haiku-4.5\ntop_k 40"),
    setting("cache", "cache auto|1h|off", "keeps the prompt at the API, to pay less", "cache auto"),
    setting(
      "citations",
      "citations on|off",
      "has the model cite the documents that it was given",
      "citations on"
    ),
    setting(
      "tool_choice",
      "tool_choice auto|any|none|NAME",
      "whether the model has to use a tool",
      "tool_choice auto"
    ),
    setting(
      "tool_rounds",
      "tool_rounds N",
      "how often a statement lets tools be used in turn; 0 for never",
      "tool_rounds 5"
    ),
    setting("user_id", "user_id TEXT", "whom a request is made for", "user_id u-17"),
    setting(
      "beta",
      "beta \"NAME\", …",
      "features of the API that have to be asked for",
      "beta \"context-1m-2025-08-07\""
    ),
    setting(
      "set",
      "set FIELD VALUE",
      "any other field of a request",
      "set inference_geo \"us\""
    ),
    setting("seed", "seed N", "makes the built-in model repeatable", "seed 7"),
  ]

  private static let runSettings = [
    setting("budget", "budget DOLLARS", "what all requests may cost together", "budget 0.50"),
    setting("stream", "stream on|off", "whether a reply is shown as it comes", "stream on"),
    setting("timeout", "timeout SECONDS", "how long a request may take", "timeout 60"),
    setting("retries", "retries N", "how often a failed request is sent again", "retries 4"),
  ]

  /// A word that a setting takes, with what it means.
  package struct SettingWord: Sendable, Hashable {
    /// The word.
    package let word: String
    /// What it means: a phrase in lower case without a full stop.
    package let explanation: String

    fileprivate init(_ word: String, _ explanation: String) {
      self.word = word
      self.explanation = explanation
    }
  }

  /// The words that each setting takes, for settings that take certain words.
  package static let settingWords: [String: [SettingWord]] = [
    "thinking": [
      SettingWord("adaptive", "thinks as much as the question needs"),
      SettingWord("off", "answers at once"),
      SettingWord("between_tools", "thinks between calls of tools only"),
    ],
    "thinking_display": [
      SettingWord("summarized", "shows a summary of the thinking"),
      SettingWord("omitted", "leaves the thinking out"),
    ],
    "effort": [
      SettingWord("low", "the fewest tokens, for simple questions"),
      SettingWord("medium", "a middle way"),
      SettingWord("high", "thorough"),
      SettingWord("xhigh", "for long and hard work"),
      SettingWord("max", "whatever it takes"),
    ],
    "cache": [
      SettingWord("auto", "keeps the prompt for five minutes after each use"),
      SettingWord("1h", "keeps the prompt for an hour"),
      SettingWord("off", "keeps nothing"),
    ],
    "citations": [
      SettingWord("on", "replies say where in a document they found what they tell"),
      SettingWord("off", "documents are read and not cited"),
    ],
    "tool_choice": [
      SettingWord("auto", "the model decides"),
      SettingWord("any", "it has to use some tool first"),
      SettingWord("none", "it may not use tools"),
    ],
    "stream": [
      SettingWord("on", "shows a reply as it comes"),
      SettingWord("off", "shows a reply when it is whole"),
    ],
  ]

  private static func setting(
    _ word: String,
    _ form: String,
    _ explanation: String,
    _ example: String
  ) -> Entry {
    Entry(.setting, word, form, explanation, example: example)
  }
}
