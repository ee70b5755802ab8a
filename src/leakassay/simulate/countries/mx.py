"""Mexico."""

from leakassay.simulate.countries.interface import Country, Town
from leakassay.simulate.countries.tails import listed

MEXICO = Country(
    code="MX",
    number_kind="mx.curp",
    number_name="curp",
    men=(
        "José", "Juan", "Luis", "Carlos", "Jesús", "Francisco", "Miguel", "Jorge", "Antonio", "Alejandro",
        "Manuel", "Pedro", "Roberto", "Fernando", "Ricardo", "Eduardo", "Javier", "Daniel", "David",
        "Martín", "Rafael", "Arturo", "Sergio", "Raúl", "Víctor", "Mario", "Gerardo", "Enrique", "Alberto",
        "Héctor", "Óscar", "Ángel", "Guadalupe", "Ramón", "Armando", "Santiago", "Mateo", "Sebastián",
        "Emiliano", "Diego", "Leonardo", "Iker", "Rubén", "Hugo", "Gabriel", "Salvador", "Felipe",
        "Alfredo", "Ernesto", "Gustavo",
    ),
    women=(
        "María", "Guadalupe", "Juana", "Margarita", "Josefina", "Verónica", "Leticia", "Rosa", "Francisca",
        "Teresa", "Alicia", "Martha", "Patricia", "Gloria", "Elizabeth", "Ana", "Adriana", "Alejandra",
        "Claudia", "Gabriela", "Silvia", "Laura", "Yolanda", "Sandra", "Norma", "Irma", "Carmen",
        "Araceli", "Elena", "Lucía", "Sofía", "Valentina", "Ximena", "Regina", "Camila", "Fernanda",
        "Daniela", "Andrea", "Mariana", "Karla", "Beatriz", "Rocío", "Maribel", "Esther", "Isabel",
        "Antonia", "Susana", "Esperanza", "Lorena", "Dulce",
    ),
    families=listed(
        (
            "Hernández", "García", "Martínez", "López", "González", "Rodríguez", "Pérez", "Sánchez",
            "Ramírez", "Cruz", "Flores", "Gómez", "Morales", "Vázquez", "Reyes", "Jiménez", "Torres",
            "Díaz", "Gutiérrez", "Ruiz", "Mendoza", "Aguilar", "Ortiz", "Moreno", "Castillo", "Romero",
            "Álvarez", "Méndez", "Chávez", "Rivera", "Juárez", "Ramos", "Domínguez", "Herrera", "Medina",
            "Castro", "Vargas", "Guzmán", "Velázquez", "Muñoz", "Rojas", "Contreras", "Salazar", "Luna",
            "Delacruz", "Ortega", "Guerrero", "Santiago", "Estrada", "Bautista", "Cortés", "Soto",
            "Alvarado", "Espinoza", "Lara", "Ríos", "Cervantes", "Silva", "Ávila", "Campos", "Sandoval",
            "Valdez", "Carrillo", "Vega", "León", "Cabrera", "Mejía", "Solís", "Navarro", "Rosas",
            "Ibarra", "Núñez", "Pacheco", "Rosales", "Fuentes", "Maldonado", "Miranda", "Trejo", "Peña",
            "Robles", "Mata", "Meza", "Acosta", "Cárdenas", "Serrano", "Camacho", "Orozco", "Molina",
        ),
        "ES", "s",
    ),
    towns=(
        Town("Ciudad de México", "CDMX", 1000, 16999, "DF"),
        Town("Guadalajara", "Jalisco", 44100, 44990, "JC"),
        Town("Monterrey", "Nuevo León", 64000, 64990, "NL"),
        Town("Puebla", "Puebla", 72000, 72590, "PL"),
        Town("Tijuana", "Baja California", 22000, 22710, "BC"),
        Town("León", "Guanajuato", 37000, 37690, "GT"),
        Town("Mérida", "Yucatán", 97000, 97310, "YN"),
        Town("Chihuahua", "Chihuahua", 31000, 31390, "CH"),
        Town("Veracruz", "Veracruz", 91700, 91990, "VZ"),
        Town("Querétaro", "Querétaro", 76000, 76230, "QT"),
    ),
    streets=(
        "Hidalgo", "Morelos", "Benito Juárez", "Independencia", "5 de Mayo", "16 de Septiembre", "Allende",
        "Guerrero", "Zaragoza", "Insurgentes", "Reforma", "Francisco I. Madero", "Emiliano Zapata",
        "Constitución", "Niños Héroes", "Aldama", "Matamoros", "Revolución", "Lázaro Cárdenas",
        "Las Flores",
    ),
    street=("Calle ", " ", ""),
    prefixes=(
        "+52 55", "+52 33", "+52 81", "+52 222", "+52 664",
    ),
    subscriber=7,
    domains=(
        "gmail.com", "hotmail.com", "yahoo.com.mx", "outlook.com", "live.com.mx", "prodigy.net.mx",
        "icloud.com",
    ),
    postcode=(5, 0),
    two_families=True,
    named_after=("", ""),
)  # fmt: skip
