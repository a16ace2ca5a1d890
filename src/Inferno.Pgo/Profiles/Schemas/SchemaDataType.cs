namespace Inferno.Pgo.Profiles.Schemas;

/// <summary>How the data of a schema record are stored.</summary>
public enum SchemaDataType
{
    None = 0,
    FourByte = 1,
    EightByte = 2,
    TypeHandle = 3,
    MethodHandle = 4,
}
