/// Sentences that show a word with several meanings, each with what tells the meaning before the word, as a model reads from left
/// to right.
enum ContrastSentences {
  /// Whether there are sentences for a word, given in lower case.
  static func knows(_ word: String) -> Bool { sentences[word] != nil }

  /// The words that there are sentences for.
  static var words: [String] { sentences.keys.sorted() }

  /// A sentence that uses a word otherwise than a text does, as far as their common words tell.
  ///
  /// - Parameters:
  ///   - word: The word in lower case.
  ///   - text: The text that it stands in already.
  /// - Returns: The sentence; nil when none is known.
  static func sentence(for word: String, unlike text: String) -> String? {
    let known = Set(TextWord.words(of: text).map(\.key))
    // Words of meaning count most; those of grammar decide between equals.
    func common(_ sentence: String) -> Int {
      TextWord.words(of: sentence).reduce(0) { sum, other in
        guard known.contains(other.key), other.key != word else { return sum }
        return sum + (FunctionWords.contains(other.key) ? 1 : 100)
      }
    }
    return sentences[word]?.min { common($0) < common($1) }
  }

  private static let sentences: [String: [String]] = [
    "apple": ["She ate a sweet red apple.", "The new phone was made by Apple."],
    "bank": ["They sat in the grass by the river bank.", "She put her money in the bank."],
    "bat": ["At night in the cave we saw a bat.", "He hit the ball with a bat."],
    "bear": ["In the forest lives a big brown bear.", "This pain is hard to bear."],
    "bright": ["The sun is hot and bright.", "The student is clever and bright."],
    "capital": ["Paris is the capital of France.", "A sentence begins with a capital letter."],
    "cold": ["Ice and snow are cold.", "I cough and sneeze: I have a cold."],
    "cool": ["The water is fresh and cool.", "My friends say that this song is cool."],
    "fall": ["Summer comes before fall.", "Be careful, or you may fall."],
    "fly": ["Birds with wings can fly.", "On the wall sits a small black fly."],
    "hard": ["A stone is heavy and hard.", "The question in the exam was hard."],
    "kind": ["My mother is good and kind.", "A poem is a text of some kind."],
    "left": ["Turn right or left.", "He said goodbye and left."],
    "letter": ["The alphabet begins with this letter.", "My friend wrote me a long letter."],
    "light": ["The lamp gives a warm light.", "A feather is soft and light."],
    "match": ["Our team won the football match.", "He lit the candle with a match."],
    "model": ["She walks in a fashion show as a model.", "Text is written by a language model."],
    "mouse": ["The cat hunts a mouse.", "Click the button with the mouse."],
    "orange": ["I like to eat an orange.", "Red and yellow paint give orange."],
    "park": [
      "Children play under the trees in the park.", "Here is a place for your car to park.",
    ],
    "quantum": ["In physics light comes as a quantum.", "A new kind of computer is quantum."],
    "right": ["Do not turn left, turn right.", "Your answer is not wrong, it is right."],
    "ring": ["She wears a golden ring.", "I hear the telephone ring."],
    "rock": ["A heavy stone is a rock.", "Loud music with guitars is rock."],
    "rose": ["In the garden grows a red rose.", "In the morning the sun rose."],
    "saw": ["Yesterday I looked up and saw.", "He cut the wood with a saw."],
    "season": ["Winter is a cold season.", "Salt and pepper help you to season."],
    "spring": ["After the winter comes spring.", "Fresh water comes from a spring."],
    "star": ["In the night sky shines a star.", "In the film plays a famous star."],
    "token": ["A word or a part of it is a token.", "The machine takes a coin or a token."],
    "watch": ["What time is it on your watch?", "In the evening we watch."],
    "wave": ["The sea throws up a wave.", "I say goodbye with a wave."],
    "weather": ["Rain and wind are bad weather.", "Ships are built for storms to weather."],
  ]
}
