using System.Globalization;
using System.Text;

namespace RunScript;

/// <summary>A number, or a text or a list.</summary>
internal readonly record struct Value(double Number, object? Object = null)
{
    public bool IsTrue => Object is not null || Number != 0;

    public override string ToString() => Object switch
    {
        null => Number.ToString(CultureInfo.InvariantCulture),
        List<Value> list => $"[{string.Join(", ", list)}]",
        _ => (string)Object,
    };
}

/// <summary>The variables of one call, and how it ended.</summary>
internal sealed class Frame(int variables, StringBuilder output)
{
    public Value[] Variables { get; } = new Value[variables];

    public StringBuilder Output { get; } = output;

    public bool HasReturned { get; set; }
}

internal sealed class ScriptException(string message) : Exception(message);

/// <summary>What a script consists of: each node knows how it is run.</summary>
internal abstract class Node
{
    public abstract Value Run(Frame frame);
}

internal sealed class Constant(Value value) : Node
{
    public override Value Run(Frame frame) => value;
}

internal sealed class Variable(int slot) : Node
{
    public override Value Run(Frame frame) => frame.Variables[slot];
}

internal sealed class Assignment(int slot, Node value) : Node
{
    public override Value Run(Frame frame) => frame.Variables[slot] = value.Run(frame);
}

internal sealed class Operation(Node left, Node right, Func<double, double, double> apply) : Node
{
    public override Value Run(Frame frame) => new(apply(left.Run(frame).Number, right.Run(frame).Number));
}

internal sealed class Addition(Node left, Node right) : Node
{
    public override Value Run(Frame frame)
    {
        Value first = left.Run(frame);
        Value second = right.Run(frame);
        return first.Object is string || second.Object is string
            ? new Value(0, first.ToString() + second.ToString())
            : new Value(first.Number + second.Number);
    }
}

internal sealed class ListOf(List<Node> items) : Node
{
    public override Value Run(Frame frame) => new(0, items.ConvertAll(item => item.Run(frame)));
}

internal sealed class Item(Node list, Node index) : Node
{
    public override Value Run(Frame frame)
    {
        var items = (List<Value>)list.Run(frame).Object!;
        return items[(int)index.Run(frame).Number];
    }
}

internal sealed class ItemAssignment(Node list, Node index, Node value) : Node
{
    public override Value Run(Frame frame)
    {
        var items = (List<Value>)list.Run(frame).Object!;
        return items[(int)index.Run(frame).Number] = value.Run(frame);
    }
}

internal sealed class Block(List<Node> statements) : Node
{
    public override Value Run(Frame frame)
    {
        Value last = default;
        foreach (Node statement in statements)
        {
            last = statement.Run(frame);
            if (frame.HasReturned)
            {
                break;
            }
        }

        return last;
    }
}

internal sealed class While(Node condition, Node body) : Node
{
    public override Value Run(Frame frame)
    {
        Value last = default;
        while (!frame.HasReturned && condition.Run(frame).IsTrue)
        {
            last = body.Run(frame);
        }

        return last;
    }
}

internal sealed class If(Node condition, Node then, Node? otherwise) : Node
{
    public override Value Run(Frame frame) =>
        condition.Run(frame).IsTrue ? then.Run(frame) : otherwise?.Run(frame) ?? default;
}

internal sealed class Return(Node value) : Node
{
    public override Value Run(Frame frame)
    {
        Value returned = value.Run(frame);
        frame.HasReturned = true;
        return returned;
    }
}

/// <summary>A function of a script; its body is known once it has been read, so that it may call itself.</summary>
internal sealed class Function
{
    public Node? Body { get; set; }

    public int Variables { get; set; }
}

internal sealed class Call(Function function, List<Node> arguments) : Node
{
    public override Value Run(Frame frame)
    {
        Frame inner = new(function.Variables, frame.Output);
        for (int i = 0; i < arguments.Count; i++)
        {
            inner.Variables[i] = arguments[i].Run(frame);
        }

        return function.Body!.Run(inner);
    }
}

internal sealed class BuiltIn(Func<Frame, Value[], Value> function, List<Node> arguments) : Node
{
    public override Value Run(Frame frame) => function(frame, [.. arguments.Select(argument => argument.Run(frame))]);
}
