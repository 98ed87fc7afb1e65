using DenseLayers.Training;

namespace DenseLayers.Tests.Training;

/// <summary>The places for numbers in the path of a checkpoint.</summary>
public class PathPatternTests
{
    private readonly List<string> _saved = [];

    [Fact]
    public void Path_Numbers_AreThoseOfTheEpochInTheInvariantCulture()
    {
        Run(new("m-{loss}-{val_loss:F2}-{accuracy:0.000}-{val_accuracy}-{{x}}.keras", _saved.Add), 1.25f);
        _saved.Should().Equal("m-10-1.25-0.500-1.25-{x}.keras");
    }

    [Theory]
    [InlineData("{epoch:02d}", "01")]
    [InlineData("{epoch:010d}", "0000000001")]
    [InlineData("{epoch:D2}", "01")]
    [InlineData("{epoch:00}", "01")]
    [InlineData("{epoch:d}", "1")]
    [InlineData("{val_loss:.4f}", "1234.5000")]
    [InlineData("{val_loss:N1}", "1,234.5")]
    [InlineData("{val_loss:e2}", "1.23e+003")]
    [InlineData("{val_loss}", "1234.5")]
    public void Path_Formats_AreThoseOfNetAndOfKeras(string place, string expected)
    {
        Run(new($"m-{place}.keras", _saved.Add), 1234.5f);
        _saved.Should().Equal($"m-{expected}.keras");
    }

    [Theory]
    [InlineData(
        "{epoch:2d}", "the unknown format \"2d\" of \"epoch\". Formats are*{epoch:D2} and {val_loss:F4}, or 02d*")]
    [InlineData("{loss:.2e}", "the unknown format \".2e\" of \"loss\". Formats are*")]
    [InlineData("{loss:.3g}", "the unknown format \".3g\" of \"loss\". Formats are*")]
    [InlineData("{loss:D2}", "the unknown format \"D2\" of \"loss\". Formats are*")]
    [InlineData("{epoch", "an unpaired brace at index 2. Double a brace that is part of the name.")]
    [InlineData("}", "an unpaired brace at index 2. Double a brace that is part of the name.")]
    [InlineData("{}", "a place without a name. Name the number: {epoch}.")]
    public void Constructor_PlaceThatIsNotWellFormed_Throws(string place, string expected)
    {
        Action act = () => _ = new ModelCheckpoint($"m-{place}", _ => { });
        act.Should().Throw<ArgumentException>().WithParameterName("path").WithMessage(
            $"ModelCheckpoint expects a path with places such as {{epoch}}, but \"m-{place}\" has {expected}*");
    }

    [Fact]
    public void OnTrainBegin_UnknownPlace_Throws() =>
        Begin(new("m-{val_f1}.keras", _saved.Add)).Should().Throw<InvalidOperationException>().WithMessage(
            "ModelCheckpoint expects \"val_f1\", which its path names, but training gives it \"epoch\", \"loss\", " +
            "\"accuracy\", \"val_loss\", \"val_accuracy\". Compile the model with that metric, or name one of these.");

    [Fact]
    public void OnTrainBegin_PlaceOfTheValidationWithoutOne_Throws() =>
        Begin(new("m-{val_loss}.keras", _saved.Add), validation: false)
            .Should().Throw<InvalidOperationException>().WithMessage(
            "ModelCheckpoint expects \"val_loss\", which its path names, but training gives it \"epoch\", \"loss\", " +
            "\"accuracy\". Give ValidationSplit or ValidationData, or name one of these.");

    [Fact]
    public void OnTrainBegin_BatchWithoutFrequency_Throws() =>
        Begin(new("m-{batch}.keras", _saved.Add)).Should().Throw<InvalidOperationException>().WithMessage(
            "ModelCheckpoint expects SaveFrequency with a path that names \"batch\", but it is null. Set " +
            "SaveFrequency, or leave {batch}.");

    private static void Run(ModelCheckpoint checkpoint, params float?[] losses) =>
        new EpochScript(checkpoint).Begin().Run(losses);

    private static Action Begin(ModelCheckpoint checkpoint, bool validation = true) =>
        () => new EpochScript(checkpoint, validation: validation).Begin();
}
