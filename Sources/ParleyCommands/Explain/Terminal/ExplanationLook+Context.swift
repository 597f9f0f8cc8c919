import TerminalText

extension ExplanationLook {
  /// A word in its contexts, layer by layer.
  ///
  /// - Parameters:
  ///   - word: The word.
  ///   - lesson: The sentences.
  ///   - caption: What a scene is called.
  /// - Returns: The lines.
  func context(
    of word: WordInContext,
    lesson: LessonTexts,
    caption: (WordScene) -> String
  ) -> [String] {
    var lines = prose(lesson.choice(of: word))
    lines.append("")
    for (letter, scene) in zip(["A", "B"], word.scenes) {
      lines += sentence(letter, scene, caption: caption(scene))
    }
    lines.append("")
    lines += isNarrow ? stackedLayers(of: word) : layerTable(of: word)
    if let summary = lesson.summary(of: word) { lines += [""] + prose(summary) }
    return lines
  }

  /// A scene's sentence with the word marked.
  private func sentence(_ letter: String, _ scene: WordScene, caption: String) -> [String] {
    let room = inner - 4 - scene.word.displayWidth - 2
    let before = TextFitting.cutStart(scene.before.strippingNewlines, to: max(8, room * 2 / 3))
    let after = TextFitting.cut(
      scene.after.strippingNewlines,
      to: max(4, room - before.displayWidth)
    )
    let word = style.apply(.help, to: "[\(scene.word)]")
    return [
      "  \(style.apply(.strong, to: letter)) \(before)\(word)\(after)",
      style.apply(.dim, to: "    \(caption)"),
    ]
  }

  /// The layers as a table: what the word is near to in each scene, and how alike the scenes are.
  private func layerTable(of word: WordInContext) -> [String] {
    let isPair = word.scenes.count == 2
    let alike = isPair ? 13 : 0
    let room = (inner - 11 - alike - (isPair ? 2 : 0)) / max(1, word.scenes.count)
    var heading = "  " + "LAYER".padded(to: 9)
    for (letter, _) in zip(["A", "B"], word.scenes) {
      heading += "  " + "\(letter) IS NEAR TO".padded(to: room)
    }
    if isPair { heading += "  ALIKE" }
    let rows = (word.scenes.first?.layers.indices ?? 0..<0).map { depth in
      var row = "  " + style.apply(.strong, to: name(ofDepth: depth).padded(to: 9))
      for scene in word.scenes {
        row += "  " + near(scene.layers[depth], width: room).padded(to: room)
      }
      guard isPair else { return row }
      let likeness = word.likeness[depth]
      row += "  " + NumberText.fixed(likeness, 2).paddedStart(to: 5) + " "
      return row + style.apply(.note, to: TextFitting.bar(likeness, width: 5))
    }
    return [style.apply(.dim, to: heading)] + rows
  }

  /// The layers beneath each other, for few columns.
  private func stackedLayers(of word: WordInContext) -> [String] {
    (word.scenes.first?.layers.indices ?? 0..<0).flatMap { depth in
      var heading = style.apply(.strong, to: name(ofDepth: depth))
      if word.scenes.count == 2 {
        heading += "  alike \(NumberText.fixed(word.likeness[depth], 2))"
      }
      return ["  " + heading]
        + zip(["A", "B"], word.scenes).map { letter, scene in
          "    \(letter) " + near(scene.layers[depth], width: inner - 4)
        }
    }
  }

  private func name(ofDepth depth: Int) -> String {
    depth == 0 ? "embedding" : "layer \(depth)"
  }

  /// As many near tokens as fit whole, at least one, which is cut if it must be.
  private func near(_ tokens: [NearToken], width: Int) -> String {
    var text = ""
    for near in tokens {
      let joined = text.isEmpty ? near.token.label : "\(text) \(near.token.label)"
      guard joined.displayWidth <= width else { break }
      text = joined
    }
    guard text.isEmpty, let first = tokens.first else { return text }
    return TextFitting.cut(first.token.label, to: width)
  }
}
