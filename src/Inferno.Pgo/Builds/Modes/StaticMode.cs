using Inferno.Pgo.Builds.Evidence;

namespace Inferno.Pgo.Builds.Modes;

/// <summary>A mode whose PGO build is compiled with a recorded profile.</summary>
internal abstract class StaticMode(PgoMode mode) : ModeDefinition(mode)
{
    private const string TargetsProperty = "CustomAfterMicrosoftCommonTargets";

    public override bool IsStatic => true;

    internal override IReadOnlyList<string> Places => [TargetsProperty, ProfileProperty];

    /// <summary>The property that names the profile or its folder; empty in the baseline.</summary>
    private protected abstract string ProfileProperty { get; }

    internal override bool IsChangedByPgo(string path, IReadOnlyList<Compilation> compilations) =>
        compilations.Any(call => path == call.Image || path == call.Image + ".exe");

    private protected override IEnumerable<(string Name, string Value)> Decided(bool isPgo, ProfileSwitches? profile) => profile is null
        ? throw new ArgumentNullException(nameof(profile), $"Mode {Mode.Name()} needs a profile.")
        : Compiled(isPgo, profile).Append((TargetsProperty, profile.CompilerTargets));

    /// <summary>The properties that the mode decides, but for the build file.</summary>
    private protected abstract IEnumerable<(string Name, string Value)> Compiled(bool isPgo, ProfileSwitches profile);
}
