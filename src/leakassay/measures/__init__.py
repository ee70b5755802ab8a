"""What is counted in the one pass. One file, one measure; to add one, list it here."""

from leakassay.measures.agreement import Agreement
from leakassay.measures.calendar import Calendar
from leakassay.measures.distinct import Distinct
from leakassay.measures.duplicates import Duplicates
from leakassay.measures.embedded import Embedded
from leakassay.measures.faults import Faults
from leakassay.measures.frequencies import Frequencies
from leakassay.measures.heavy import Heavy
from leakassay.measures.interface import ColumnMeasure, TableMeasure
from leakassay.measures.order import Order
from leakassay.measures.pairs import Pairs
from leakassay.measures.patterns import Patterns
from leakassay.measures.persons import Persons
from leakassay.measures.quantiles import Quantiles
from leakassay.measures.rows import Rows
from leakassay.measures.segments import Segments
from leakassay.measures.shape import Shape

COLUMN_MEASURES: tuple[type[ColumnMeasure], ...] = (
    Faults,
    Distinct,
    Frequencies,
    Heavy,
    Shape,
    Segments,
    Quantiles,
    Order,
    Calendar,
    Embedded,
)

TABLE_MEASURES: tuple[type[TableMeasure], ...] = (Patterns, Duplicates, Pairs, Agreement, Persons, Rows)
