extension LanguageReference {
  /// The verbs, in the order of the manual.
  package static let verbs: [Entry] =
    conversationVerbs + dataVerbs + flowVerbs + experimentVerbs + toolVerbs

  private static let conversationVerbs = [
    verb("say", "say TEXT", "sends what you say and shows the reply; > is short for it") {
      "say Write a haiku about autumn."
    },
    verb("user", "user TEXT", "adds a turn of yours without sending") {
      "user Translate to Korean: good morning"
    },
    verb("assistant", "assistant TEXT", "adds a turn of the model without sending: an example") {
      """
      user 1 + 1
      assistant 2
      say 2 + 3
      """
    },
    verb("image", "image PATH_OR_URL", "attaches a picture to what you say next") {
      """
      image "photo.png"
      say What is in this picture?
      """
    },
    verb("document", "document PATH_OR_URL", "attaches a PDF or a text to what you say next") {
      """
      document "report.pdf"
      say Sum this up in three sentences.
      """
    },
    verb("send", "send", "sends what is there, or has a reply that was cut go on") {
      """
      user Name a river.
      send
      """
    },
    verb("undo", "undo", "takes the last step back") { "undo" },
    verb("redo", "redo", "restores the step taken back") { "redo" },
    verb("retry", "retry", "makes the last request anew") { "retry" },
    verb("reset", "reset", "drops all turns of this conversation") { "reset" },
    verb("chat", "chat NAME", "switches to a conversation, made on first use") { "chat draft" },
    verb("fork", "fork NAME", "copies the conversation under a new name and goes on there") {
      "fork main-2"
    },
    verb("unset", "unset NAME", "returns a setting to its default") { "unset max_tokens" },
    verb("with", "with SETTING VALUE, … { … }", "lays settings over what is sent in a block") {
      """
      with model opus, max_tokens 50 {
        say "Name a prime number."
      }
      """
    },
  ]

  private static let dataVerbs = [
    verb("let", "let NAME = VALUE", "makes a variable; the reply of say can be its value") {
      """
      let poem = say Write a haiku.
      print len(poem.text)
      """
    },
    verb("param", "param NAME = DEFAULT \"what it is\"", "a parameter of a script, set with -p") {
      """
      param season = "autumn" "the season to write about"
      say Write a haiku about {{season}}.
      """
    },
    verb("print", "print VALUE, …", "prints values") {
      "print \"spent so far:\", run.cost"
    },
    verb("write", "write PATH, VALUE", "writes a file") {
      "write \"out/poem.txt\", \"An old silent pond\""
    },
    verb("append", "append PATH, VALUE", "writes to the end of a file") {
      "append \"out/log.txt\", \"one more line\\n\""
    },
    verb("include", "include \"FILE.claude\"", "runs another file as if it stood here") {
      "include \"settings.claude\""
    },
    verb("fail", "fail MESSAGE", "ends with an error that try can catch") {
      "fail \"the poem is too long\""
    },
    verb("expect", "expect CONDITION, \"message\"", "checks something and shows what was found") {
      """
      say What is the capital of France?
      expect reply contains "Paris"
      """
    },
  ]

  private static let flowVerbs = [
    verb("if", "if CONDITION { … } else { … }", "decides") {
      """
      if run.cost > 0.10 {
        print "that was more than ten cents"
      } else {
        print "cheap"
      }
      """
    },
    verb("for", "for NAME in LIST { … }", "goes through a list, or through a map's keys") {
      """
      for city in ["Seoul", "Lima"] {
        say "One sentence about {{city}}."
      }
      """
    },
    verb("while", "while CONDITION { … }", "repeats as long as a condition holds") {
      """
      let n = 1
      while n < 100 {
        n = n * 2
      }
      """
    },
    verb("repeat", "repeat N { … }", "repeats a number of times") {
      """
      repeat 3 {
        say "Another name for a cat?"
      }
      """
    },
    verb("break", "break", "leaves a loop") {
      """
      for n in range(10) {
        if n * n > 20 { break }
        print n
      }
      """
    },
    verb("continue", "continue", "goes on with a loop's next round") {
      """
      for n in range(5) {
        if n == 2 { continue }
        print n
      }
      """
    },
    verb("def", "def NAME(PARAMETERS) { … }", "defines a function") {
      """
      def ask(question, tone = "kind") {
        return say "In a {{tone}} tone: {{question}}"
      }
      print ask("Why is the sky blue?")
      """
    },
    verb("return", "return VALUE", "leaves a function with a value") {
      """
      def double(n) {
        return 2 * n
      }
      """
    },
    verb("try", "try { … } catch NAME { … }", "catches errors of values, files and the network") {
      """
      try {
        print int("many")
      } catch problem {
        print problem.message
      }
      """
    },
  ]

  private static let experimentVerbs = [
    verb("experiment", "experiment NAME { … }", "tries models, texts and rows of data many times") {
      """
      experiment capitals {
        vary model: haiku, sonnet
        repeat 5
        trial {
          say "What is the capital of France?"
          score right = reply contains "Paris"
        }
      }
      print capitals.summary
      """
    }
  ]

  private static let toolVerbs = [
    verb("schema", "schema NAME { … }", "declares the shape of an answer") {
      """
      schema Person {
        name: string "full name"
        age: int?
      }
      let ada = say "Who wrote the first program?" as Person
      print ada.data.name
      """
    },
    verb("tool", "tool NAME(…) \"what it does\" { … }", "declares what the model may call") {
      """
      tool weather(city: string) "Current weather for a city." {
        return { celsius: 21, sky: "clear" }
      }
      say What should I wear in Seoul today?
      """
    },
    verb("mcp", "mcp \"COMMAND\"", "starts a server of tools, and offers them to the model") {
      "mcp \"uvx mcp-server-time\""
    },
  ]

  private static func verb(
    _ word: String,
    _ form: String,
    _ explanation: String,
    _ example: () -> String
  ) -> Entry {
    Entry(.verb, word, form, explanation, example: example())
  }
}
