namespace Inferno.Pgo.Builds.Pins;

/// <summary>A folder of the store.</summary>
/// <param name="Folder">Its name: a digest.</param>
/// <param name="Pin">What it holds; <see langword="null"/> where even that cannot be read.</param>
/// <param name="Damage">What is wrong with it, in one line; <see langword="null"/> where it is as it was pinned.</param>
public sealed record PinEntry(string Folder, Pin? Pin, string? Damage);
