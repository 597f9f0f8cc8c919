import ParleyRuntime
import Testing

/// The `.json` of a reply.
struct ReplyJSONTests {
  @Test(arguments: [
    "{\"a\": 1}", " \n{\"a\": 1}\n", "```json\n{\"a\": 1}\n```", "```\n{\"a\":\n1}\n```\n",
    "\n  ```JSON  \n{\"a\": 1}\n  ```  \n\n", "````\n{\"a\": 1}\n````",
    "```json\r\n{\"a\": 1}\r\n```\r\n",
  ])
  func oneEnclosingFenceIsAllowed(text: String) throws {
    var workspace = Workspace()
    #expect(try JSONReading.reply(Text(text), in: &workspace) == ["a": 1])
  }

  @Test(arguments: [
    "Here it is:\n```json\n{}\n```", "```json\n{}\n```\nDone.", "```\n```json\n{}\n```\n```",
    "```json {}```", "```\n{}", "``\n{}\n``", "````\n{}\n```", "", "```\n```", "```", "not json",
  ])
  func whateverElseStandsAroundIsAMistake(text: String) {
    var workspace = Workspace()
    #expect { try JSONReading.reply(Text(text), in: &workspace) } throws: {
      let error = $0 as? EffectError
      return error?.kind == .value && (error?.message.hasPrefix("the reply is not JSON: ") ?? false)
    }
  }

  @Test func theHelpShowsHowTheReplyBegins() {
    var workspace = Workspace()
    #expect { try JSONReading.reply("Sure! Here", in: &workspace) } throws: {
      ($0 as? EffectError)?.help == "it begins with \"Sure! Here\""
    }
  }

  @Test func deepJSONIsRefused() {
    var workspace = Workspace(maximumDepth: 100)
    let deep = String(repeating: "[", count: 101) + String(repeating: "]", count: 101)
    #expect { try JSONReading.reply(Text(deep), in: &workspace) } throws: {
      ($0 as? EffectError)?.message.contains("nested too deeply") ?? false
    }
  }
}
