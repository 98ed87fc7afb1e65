using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace DenseLayers.Tests;

/// <summary>Writes down what an assembly offers to others, one member a line, sorted, close to C#.</summary>
internal static class PublicApi
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static
        | BindingFlags.DeclaredOnly;

    private static readonly NullabilityInfoContext _nullability = new();

    public static string[] Describe(Assembly assembly) =>
        [
            .. assembly.GetExportedTypes()
                .SelectMany(type => Members(type).Prepend(Header(type)))
                .Order(StringComparer.Ordinal),
        ];

    private static string Header(Type type)
    {
        string kind = type.IsEnum ? "enum"
            : type.IsValueType ? (type.IsByRefLike ? "ref struct" : "struct")
            : type.IsInterface ? "interface"
            : "class";
        string modifier = type.IsAbstract && type.IsSealed ? "static "
            : type.IsAbstract ? "abstract "
            : type.IsSealed && type.IsClass ? "sealed "
            : "";
        IEnumerable<Type> bases = type.GetInterfaces()
            .Where(face => type.BaseType is null || !face.IsAssignableFrom(type.BaseType));
        bases = type.IsValueType ? []
            : type.BaseType is { } parent && parent != typeof(object) ? bases.Prepend(parent)
            : bases;
        string list = string.Join(", ", bases.Select(face => Name(face)).Order(StringComparer.Ordinal));
        return $"{Name(type)}: {modifier}{kind}{(list.Length > 0 ? $" : {list}" : "")}";
    }

    private static IEnumerable<string> Members(Type type)
    {
        if (type.IsEnum)
        {
            return Enum.GetNames(type).Select(name =>
                $"{Name(type)}.{name} = {Convert.ToInt32(Enum.Parse(type, name), CultureInfo.InvariantCulture)}");
        }

        IEnumerable<string> members = type.GetMembers(Declared)
            .Where(member => member.GetCustomAttribute<CompilerGeneratedAttribute>() is null)
            .Where(member => !member.Name.Contains('<', StringComparison.Ordinal))
            .Select(Describe)
            .OfType<string>();
        return members.Select(member => $"{Name(type)}.{member}");
    }

    private static string? Describe(MemberInfo member) => member switch
    {
        ConstructorInfo { IsStatic: false } constructor when IsOffered(constructor) =>
            $"{Access(constructor)}new({Parameters(constructor)})",
        MethodInfo { IsSpecialName: false } method when IsOffered(method) && !IsOverride(method) =>
            $"{Access(method)}{Modifiers(method)}{method.Name}{Generic(method)}({Parameters(method)}): " +
            $"{Name(method.ReturnType, _nullability.Create(method.ReturnParameter))}",
        MethodInfo { IsStatic: true } method
            when IsOffered(method) && method.Name.StartsWith("op_", StringComparison.Ordinal) =>
            $"static {method.Name}({Parameters(method)}): {Name(method.ReturnType)}",
        PropertyInfo property when Offered(property) is { } accessor && !IsOverride(accessor) =>
            $"{Access(accessor)}{Modifiers(accessor)}{Indexed(property)}: " +
            $"{Name(property.PropertyType, _nullability.Create(property))} {Accessors(property)}",
        FieldInfo { IsPublic: true } field =>
            $"{(field.IsLiteral ? "const " : "")}{field.Name}: {Name(field.FieldType)}",
        _ => null,
    };

    private static bool IsOffered(MethodBase? method) =>
        method is { IsPublic: true } or { IsFamily: true } or { IsFamilyOrAssembly: true }
        && !(method.DeclaringType!.IsSealed && !method.IsPublic);

    private static bool IsOverride(MethodInfo method) =>
        method.GetBaseDefinition().DeclaringType != method.DeclaringType;

    private static string Access(MethodBase method) => method.IsPublic ? "" : "protected ";

    private static string Modifiers(MethodInfo method) =>
        method.IsStatic ? "static "
        : method.IsAbstract ? "abstract "
        : method is { IsVirtual: true, IsFinal: false } && !method.DeclaringType!.IsSealed ? "virtual "
        : "";

    private static MethodInfo? Offered(PropertyInfo property) =>
        IsOffered(property.GetMethod) ? property.GetMethod : IsOffered(property.SetMethod) ? property.SetMethod : null;

    private static string Indexed(PropertyInfo property) =>
        property.GetIndexParameters() is { Length: > 0 } indices
            ? $"this[{string.Join(", ", indices.Select(Parameter))}]"
            : property.Name;

    private static string Accessors(PropertyInfo property)
    {
        Type[]? modifiers = property.SetMethod?.ReturnParameter.GetRequiredCustomModifiers();
        bool isInit = modifiers?.Contains(typeof(IsExternalInit)) == true;
        string get = IsOffered(property.GetMethod) ? "get; " : "";
        string set = !IsOffered(property.SetMethod) ? "" : isInit ? "init; " : "set; ";
        return $"{{ {get}{set}}}";
    }

    private static string Generic(MethodInfo method) =>
        method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(type => type.Name))}>" : "";

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(Parameter));

    private static string Parameter(ParameterInfo parameter)
    {
        bool isParams = parameter.GetCustomAttribute<ParamCollectionAttribute>() is not null
            || parameter.GetCustomAttribute<ParamArrayAttribute>() is not null;
        Type type = parameter.ParameterType;
        string passed = isParams ? "params "
            : parameter.IsIn ? "in "
            : parameter.IsOut ? "out "
            : type.IsByRef ? "ref "
            : "";
        string fallback = !parameter.HasDefaultValue ? "" : " = " + parameter.DefaultValue switch
        {
            null => type.IsValueType && Nullable.GetUnderlyingType(type) is null ? "default" : "null",
            bool value => value ? "true" : "false",
            string text => $"\"{text}\"",
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            object other => other.ToString(),
        };
        return $"{passed}{Name(parameter.ParameterType, _nullability.Create(parameter))} {parameter.Name}{fallback}";
    }

    private static string Name(Type type, NullabilityInfo? nullability = null)
    {
        if (type.IsByRef)
        {
            return Name(type.GetElementType()!);
        }

        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return Name(underlying) + "?";
        }

        string mark = !type.IsValueType && nullability?.ReadState == NullabilityState.Nullable ? "?" : "";
        if (type.IsArray)
        {
            return $"{Name(type.GetElementType()!)}[{new string(',', type.GetArrayRank() - 1)}]{mark}";
        }

        string name = Type.GetTypeCode(type) switch
        {
            TypeCode.Single when !type.IsEnum => "float",
            TypeCode.Int32 when !type.IsEnum => "int",
            TypeCode.Int64 when !type.IsEnum => "long",
            TypeCode.Boolean => "bool",
            TypeCode.String => "string",
            TypeCode.Double => "double",
            _ => type == typeof(void) ? "void" : type == typeof(object) ? "object" : type.Name,
        };
        if (name.IndexOf('`', StringComparison.Ordinal) is >= 0 and int end)
        {
            name = $"{name[..end]}<{string.Join(", ", type.GetGenericArguments().Select(part => Name(part)))}>";
        }

        string outer = type is { IsNested: true, IsGenericParameter: false } ? Name(type.DeclaringType!) + "." : "";
        return outer + name + mark;
    }
}
