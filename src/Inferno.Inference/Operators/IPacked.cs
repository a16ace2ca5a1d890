namespace Inferno.Inference.Operators;

/// <summary>
/// An operator that keeps a constant in another layout. It brings it there when it first runs, or here: after planning, when it is
/// known which operators will run at all, and several at a time.
/// </summary>
internal interface IPacked
{
    void Pack();
}
