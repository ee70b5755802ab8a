"""United States. Telephone numbers are of the range 555-0100 to 555-0199, kept for fiction."""

from leakassay.simulate.countries.interface import Country, Town
from leakassay.simulate.countries.tails import listed

STATES = Country(
    code="US",
    number_kind="us.ssn",
    number_name="ssn",
    men=listed(
        (
            "James", "Robert", "John", "Michael", "David", "William", "Richard", "Joseph", "Thomas",
            "Christopher", "Charles", "Daniel", "Matthew", "Anthony", "Mark", "Steven", "Paul", "Andrew",
            "Joshua", "Kenneth", "Kevin", "Brian", "George", "Timothy", "Ronald", "Jason", "Edward",
            "Jeffrey", "Ryan", "Jacob", "Gary", "Nicholas", "Eric", "Jonathan", "Stephen", "Larry",
            "Justin", "Scott", "Brandon", "Benjamin",
        ),
        "US", "m",
    ),
    women=listed(
        (
            "Mary", "Patricia", "Jennifer", "Linda", "Elizabeth", "Barbara", "Susan", "Jessica", "Karen",
            "Sarah", "Lisa", "Nancy", "Sandra", "Betty", "Ashley", "Emily", "Kimberly", "Margaret",
            "Donna", "Michelle", "Carol", "Amanda", "Melissa", "Deborah", "Stephanie", "Rebecca", "Sharon",
            "Laura", "Cynthia", "Dorothy", "Amy", "Kathleen", "Angela", "Shirley", "Emma", "Brenda",
            "Pamela", "Nicole", "Anna", "Samantha",
        ),
        "US", "f",
    ),
    families=listed(
        (
            "Smith", "Johnson", "Williams", "Brown", "Jones", "Garcia", "Miller", "Davis", "Rodriguez",
            "Martinez", "Hernandez", "Lopez", "Gonzalez", "Wilson", "Anderson", "Thomas", "Taylor",
            "Moore", "Jackson", "Martin", "Lee", "Perez", "Thompson", "White", "Harris", "Sanchez",
            "Clark", "Ramirez", "Lewis", "Robinson", "Walker", "Young", "Allen", "King", "Wright", "Scott",
            "Torres", "Nguyen", "Hill", "Flores", "Green", "Adams", "Nelson", "Baker", "Hall", "Rivera",
            "Campbell", "Mitchell", "Carter", "Roberts", "Gomez", "Phillips", "Evans", "Turner", "Diaz",
            "Parker", "Cruz", "Edwards", "Collins", "Reyes", "Stewart", "Morris", "Morales", "Murphy",
            "Cook", "Rogers", "Gutierrez", "Ortiz", "Morgan", "Cooper", "Peterson", "Bailey", "Reed",
            "Kelly", "Howard", "Ramos", "Kim", "Cox", "Ward", "Richardson", "Watson", "Brooks", "Chavez",
            "Wood", "James", "Bennett", "Gray", "Mendoza", "Ruiz", "Hughes", "Price", "Alvarez",
            "Castillo", "Sanders", "Patel", "Myers", "Long", "Ross", "Foster", "O'Brien",
        ),
        "US", "s",
    ),
    towns=(
        Town("New York", "NY", 10001, 10040, "050134"),
        Town("Los Angeles", "CA", 90001, 90068, "545573"),
        Town("Chicago", "IL", 60601, 60661, "318361"),
        Town("Houston", "TX", 77002, 77099, "449467"),
        Town("Phoenix", "AZ", 85003, 85054, "526527"),
        Town("Philadelphia", "PA", 19102, 19154, "159211"),
        Town("San Antonio", "TX", 78201, 78266, "449467"),
        Town("Dallas", "TX", 75201, 75254, "449467"),
    ),
    streets=(
        "Main St", "Oak St", "Park Ave", "Maple Ave", "Cedar St", "Elm St", "Washington Ave", "Lake Dr",
        "Hill Rd", "Pine St", "2nd St", "3rd Ave", "Walnut St", "Sunset Blvd", "Church St", "Broadway",
        "Highland Ave", "Jackson St", "River Rd", "Lincoln Ave",
    ),
    street=("", " ", ""),
    prefixes=(
        "+1 212-555-01", "+1 213-555-01", "+1 312-555-01", "+1 713-555-01", "+1 602-555-01",
        "+1 215-555-01", "+1 210-555-01", "+1 214-555-01", "+1 415-555-01", "+1 617-555-01",
    ),
    subscriber=2,
    domains=(
        "gmail.com", "yahoo.com", "hotmail.com", "aol.com", "outlook.com", "icloud.com", "comcast.net",
        "msn.com",
    ),
    postcode=(5, 0),
    number_first=True,
    named_after=("", " St"),
)  # fmt: skip
