using Inferno.Pgo.Builds.Configuration;
using Inferno.Pgo.Builds.Making;
using Inferno.Pgo.Builds.Publishing;
using Inferno.Pgo.Builds.Sources;
using Inferno.Pgo.Profiles.Training;

namespace Inferno.Pgo.Builds.Pins;

/// <summary>Makes builds that are lost or no longer run again, from the commit that they were pinned with.</summary>
/// <param name="config">Names the repository and holds the store.</param>
/// <param name="progress">Told what is being done, a line at a time.</param>
public sealed class PinRebuilder(PgoConfig config, IProgress<string>? progress = null)
{
    /// <summary>
    /// Builds the commit of <paramref name="pin"/> by the recipes recorded in it, in a temporary checkout, and makes that
    /// the reference. A static mode trains anew, so that its profile, and with it its bytes, may come out a little different.
    /// </summary>
    /// <exception cref="PinException">It cannot be built: no commit, other sources than were pinned, a failed build.</exception>
    public async Task<Pin> RebuildAsync(Pin pin, CancellationToken cancellation)
    {
        if (pin is not { Commit: { } commit, ConfigPath: { } configPath })
        {
            throw Impossible(pin, "it was built outside a git repository");
        }

        progress?.Report($"rebuilding the reference {pin}");
        try
        {
            await using Checkout checkout = await Checkout.MakeAsync(config.Root, commit, progress, cancellation);
            PgoConfig then = PgoConfig.Load(Path.Combine(checkout.Root, configPath), config.Variables) with { Output = checkout.Beside };
            BuildResult made = await new Builder(then, progress).RebuildAsync(pin.Builds, cancellation);
            return await new PinStore(config).AddAsync(made.Directory, pin, cancellation);
        }
        catch (Exception e) when (e is BuildException or ChildProcessException or PgoConfigException or TrainingException)
        {
            throw Impossible(pin, e.Message, e);
        }
    }

    private static PinException Impossible(Pin pin, string reason, Exception? inner = null) =>
        new($"the reference {pin} cannot be rebuilt: {reason}; make another build the reference with inferno-pgo pin {pin.Builds.Mode}", inner);
}
