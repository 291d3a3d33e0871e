package import Conversation

/// What rises from the bottom; there is never a sheet on a sheet.
package enum Sheet: Sendable, Equatable {
  case help(CommandListState)
  case palette(CommandListState)
  /// The letters after `C-x`.
  case letters
  case settings(SettingsState)
  case failureCard(FailureCardState)
  /// All that is known of a turn.
  case details(DetailsState)
  /// What goes along with the next request.
  case request(RequestSheetState)
  case quitConfirmation
  case overCap(OverCapState)
  /// Whether all of the trash goes for good.
  case emptyTrash(TrashCount)
  case rephrase(RephraseState)
  case line(LineSheetState)
  /// How the service did, by hour of the day.
  case statistics(StatisticsState)
}

/// A sheet with one line to fill in.
package struct LineSheetState: Sendable, Equatable {
  /// What the line is for.
  package enum Purpose: Sendable, Equatable {
    case rename
    /// The title of a session in the list.
    case title(of: SessionID)
    case tags(of: SessionID)
    /// A picture, and its recipe where it was drawn here.
    case save(Picture, Recipe?)
    /// The time a turn is to go.
    case sendAt
    case note(TurnID)
    case label(TurnID)
    /// The file the session goes to.
    case export
  }

  package let purpose: Purpose
  package var input: InputLine
  /// Whether the recipe goes into the file that is saved.
  package var isWithRecipe = false

  package init(_ purpose: Purpose, text: String) {
    self.purpose = purpose
    input = InputLine(text)
  }
}
