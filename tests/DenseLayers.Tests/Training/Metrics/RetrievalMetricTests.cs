using DenseLayers.Training;

namespace DenseLayers.Tests.Training.Metrics;

public class RetrievalMetricTests
{
    private static readonly Tensor _targets = new([2, 3], [1, 0, 1, 0, 1, 0]);
    private static readonly Tensor _predictions = new([2, 3], [0.9f, 0.8f, 0.1f, 0.7f, 0.2f, 0.3f]);

    [Fact]
    public void Options_Default_AreThoseOfKeras()
    {
        new Precision().Name.Should().Be("precision");
        new Recall().Name.Should().Be("recall");
        new Precision().Thresholds.Should().Equal(0.5f);
        new Precision().TopK.Should().BeNull();
        new Precision().ClassId.Should().BeNull();
    }

    [Fact]
    public void Thresholds_DefaultWithTopK_LetAllOfTheTopPass() =>
        new Recall { TopK = 2 }.Thresholds.Should().Equal(float.NegativeInfinity);

    [Fact]
    public void Precision_Batch_IsTheShareOfWhatIsAbove() =>
        Measure(new Precision()).Should().BeApproximately(1 / 3f, 1e-6f);

    [Fact]
    public void Recall_Batch_IsTheShareOfTargets() => Measure(new Recall()).Should().BeApproximately(1 / 3f, 1e-6f);

    [Fact]
    public void Precision_NothingAbove_IsZero() => Measure(new Precision { Thresholds = [0.95f] }).Should().Be(0);

    [Fact]
    public void Recall_NoTarget_IsZero()
    {
        Recall metric = new();
        metric.Update(new Tensor([1, 2]), new Tensor([1, 2], [1, 1]));
        metric.Result.Should().Be(0);
    }

    [Fact]
    public void TopK_Set_LooksAtThatMany()
    {
        Measure(new Precision { TopK = 1 }).Should().Be(0.5f);
        Measure(new Recall { TopK = 2 }).Should().BeApproximately(1 / 3f, 1e-6f);
    }

    [Fact]
    public void TopK_WithThresholds_NeedsBoth() =>
        Measure(new Precision { TopK = 1, Thresholds = [0.8f] }).Should().Be(1);

    [Fact]
    public void ClassId_Set_LooksAtThatOne()
    {
        Measure(new Recall { ClassId = 0 }).Should().Be(1);
        Measure(new Precision { ClassId = 1 }).Should().Be(0);
        Measure(new Precision { ClassId = 0, TopK = 1 }).Should().Be(0.5f);
    }

    [Fact]
    public void CheckShapes_ClassIdIsNoClass_NamesTheClasses()
    {
        Action check = () => new Recall { ClassId = 3 }.CheckShapes([2, 3], [2, 3]);
        check.Should().Throw<ShapeException>().WithMessage(
            "Recall \"recall\" expects predictions with class 3, its ClassId, on the last axis, but got shape (2, 3) " +
            "with classes 0 to 2. Set ClassId to one of those.");
    }

    [Fact]
    public void CheckShapes_FewerThanTopK_IsRefused()
    {
        Action check = () => new Precision { TopK = 4 }.CheckShapes([2, 3], [2, 3]);
        check.Should().Throw<ShapeException>().WithMessage(
            "Precision \"precision\" expects predictions of 4 values or more on the last axis, its TopK being 4, but " +
            "got shape (2, 3) with 3. Set a smaller TopK.");
    }

    [Fact]
    public void TopK_Zero_IsRefused()
    {
        Func<Metric> make = () => new Precision { TopK = 0 };
        make.Should().Throw<ArgumentOutOfRangeException>().WithMessage("TopK expects 1 or more, but got 0.*");
    }

    [Fact]
    public void ClassId_Negative_IsRefused()
    {
        Func<Metric> make = () => new Precision { ClassId = -1 };
        make.Should().Throw<ArgumentOutOfRangeException>()
            .WithMessage("ClassId expects the id of a class, 0 or more, but got -1.*");
    }

    private static float Measure(Metric metric) => MetricZoo.Measure(metric, _targets, _predictions)[0];
}
