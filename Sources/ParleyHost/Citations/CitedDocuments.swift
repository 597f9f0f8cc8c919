import ClaudeMessages
import ParleyRuntime

extension Turn {
  /// The blocks with leave to cite every document, which bears the name that the script called it.
  ///
  /// - Source: <https://platform.claude.com/docs/en/build-with-claude/citations>: on all documents of a request or on none.
  var citedBlocks: [ContentBlock] {
    blocks.enumerated().map { index, block in
      guard role == .user, case .document(var document) = block.content else { return block }
      document.areCitationsEnabled = true
      if attachments.indices.contains(index) {
        document.title = document.title ?? attachments[index].title
      }
      return ContentBlock(.document(document))
    }
  }
}

extension MessageRequest {
  /// Whether a document may be cited.
  var hasCitedDocuments: Bool {
    messages.contains { message in
      message.content.blocks.contains { block in
        if case .document(let document) = block.content {
          document.areCitationsEnabled == true
        } else {
          false
        }
      }
    }
  }
}
