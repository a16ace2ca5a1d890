namespace Inferno.Inference.Tokenization;

/// <summary>A token that stands outside the merges.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Content">The text that becomes this token.</param>
/// <param name="Special">It has no text of its own when decoded.</param>
internal sealed record AddedToken(int Id, string Content, bool Special);
