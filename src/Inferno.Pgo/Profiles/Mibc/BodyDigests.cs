using System.Reflection.Metadata;
using Inferno.Pgo.Profiles.Identities;

namespace Inferno.Pgo.Profiles.Mibc;

/// <summary>
/// The digests of the trained IL bodies, kept in a global method of their own: compilers read only the methods that
/// the dictionary names, so they never meet it.
/// </summary>
internal static class BodyDigests
{
    public const string Method = "InfernoBodyDigests";

    public static Dictionary<MethodIdentity, ulong> Read(MibcModule module)
    {
        var digests = new Dictionary<MethodIdentity, ulong>();
        MethodIdentity? method = null;
        foreach (Instruction instruction in module.Body(Method) ?? [])
        {
            if (instruction.Code == ILOpCode.Ldtoken)
            {
                method = module.Method(instruction);
            }
            else if (instruction.IsInteger && method is not null)
            {
                digests[method] = (ulong)instruction.Value;
            }
        }

        return digests;
    }
}
