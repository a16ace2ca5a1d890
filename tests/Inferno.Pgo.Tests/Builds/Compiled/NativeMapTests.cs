using System.Text;
using Inferno.Pgo.Builds.Compiled;

namespace Inferno.Pgo.Tests.Builds.Compiled;

public sealed class NativeMapTests
{
    [Fact]
    public void Lists_compiled_bodies_and_nothing_else()
    {
        using TemporaryFile file = new(Encoding.UTF8.GetBytes(
            """
            <?xml version="1.0" encoding="utf-8"?>
            <ObjectNodes>
              <GCInfo Name="App_Program__Main" Length="11" Hash="c9" />
              <MethodCode Name="App_Program__Main" Length="127" Hash="c8" />
              <MethodCode Name="S_P_CoreLib_System_Collections_Generic_List_1&lt;S_P_CoreLib_System_Tuple_2&lt;Int32__Int32&gt;&gt;__Add_1" Length="9" Hash="c7" />
            </ObjectNodes>
            """));

        NativeMap.Read(file.Path).Should().Equal(
            new CompiledMethod("App_Program__Main", "App_Program__Main", "c8"),
            new CompiledMethod(
                "S_P_CoreLib_System_Collections_Generic_List_1<S_P_CoreLib_System_Tuple_2<Int32__Int32>>__Add_1",
                "S_P_CoreLib_System_Collections_Generic_List_1__Add",
                "c7"));
    }

    [Theory]
    [InlineData("", "a map in XML")]
    [InlineData("<ObjectNodes><MethodCode Name=\"a\" Hash=\"b\"", "a map in XML")]
    [InlineData("<ObjectNodes/>", "compiled methods")]
    [InlineData("<ObjectNodes><MethodCode Name=\"a\"/></ObjectNodes>", "a Hash")]
    [InlineData("<!DOCTYPE a [<!ENTITY b \"c\">]><ObjectNodes/>", "a map in XML")]
    public void Refuses_what_is_no_map(string content, string expected)
    {
        using TemporaryFile file = new(Encoding.UTF8.GetBytes(content));
        file.Invoking(it => NativeMap.Read(it.Path)).Should().Throw<CompiledImageException>()
            .WithMessage($"{file.Path}: expected {expected}*");
    }
}
