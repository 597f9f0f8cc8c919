import ParleyHost
import ParleyRuntime

/// How a user turn is changed: in a fork, in which it is taken back and said anew.
package struct EditPlan: Sendable, Equatable {
  /// The number of the turn among the user turns of its conversation, from 1.
  package let number: Int
  /// The text of the turn, to be changed.
  package let text: String
  /// The schema that the reply is asked for with; nil for none.
  package let schema: String?
  /// What is entered before the new text: `fork NAME`, then an `undo` for each step back.
  package let preparation: [String]
  /// The `say` with the text as it is: what the editor starts with.
  package let say: String
  /// Where in ``say`` the text begins, in characters.
  package let textOffset: Int

  /// Plans the change of a turn of the current conversation.
  ///
  /// - Parameters:
  ///   - number: The number of the user turn, from 1.
  ///   - conversations: All conversations.
  /// - Throws: ``CommandMistake`` for a turn that does not exist or that no undo takes back.
  package init(of number: Int, in conversations: Conversations) throws(CommandMistake) {
    let conversation = conversations.current
    let places = conversation.turns.indices.filter { conversation.turns[$0].isAsked }
    guard places.indices.contains(number - 1) else {
      throw .noTurn(number, count: places.count, of: conversation.name)
    }
    let place = places[number - 1]
    guard let undos = Self.undos(toTakeBack: place, in: conversation) else {
      throw CommandMistake("turn \(number) cannot be taken back")
    }
    self.number = number
    text = conversation.turns[place].text
    let fork = Self.freeName(after: conversation.name, in: conversations)
    preparation =
      [LiteralStatement.statement("fork", word: fork)] + Array(repeating: "undo", count: undos)
    schema = conversation.schema(askedAt: place)?.name
    say = LiteralStatement.say(text, as: schema)
    let isBelow = say.hasPrefix("say <<")
    textOffset = isBelow ? say.prefix { $0 != "\n" }.count + 1 : say.hasPrefix("say \"") ? 5 : 4
  }

  /// How many steps back a turn is gone; nil when no number of them takes it back.
  private static func undos(toTakeBack place: Int, in conversation: Conversation) -> Int? {
    var rest = conversation
    var count = 0
    while rest.turns.count > place {
      do throws(EffectError) { try rest.undo() } catch { return nil }
      count += 1
    }
    return count
  }

  /// The first name of the form `main-2` that no conversation has.
  private static func freeName(after name: String, in conversations: Conversations) -> String {
    var stem = name[...]
    if let dash = name.lastIndex(of: "-"), dash > name.startIndex {
      let number = name[name.index(after: dash)...]
      if !number.isEmpty, number.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
        stem = name[..<dash]
      }
    }
    var number = 2
    while conversations.conversation(named: "\(stem)-\(number)") != nil { number += 1 }
    return "\(stem)-\(number)"
  }
}

extension CommandMistake {
  fileprivate static func noTurn(_ number: Int, count: Int, of name: String) -> CommandMistake {
    guard count > 0 else {
      return CommandMistake("\(name) has no user turns yet", help: "start with say TEXT")
    }
    return CommandMistake(
      "\(name) has no user turn \(number)",
      help: count == 1 ? "its only one is 1" : ":tree numbers them, from 1 to \(count)"
    )
  }
}
