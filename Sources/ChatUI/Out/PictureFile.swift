package import Conversation

/// A picture and the name of the file it is to be saved as.
package struct PictureFile: Sendable, Equatable {
  package let picture: Picture
  package let name: String

  package init(picture: Picture, name: String) {
    self.picture = picture
    self.name = name
  }
}
