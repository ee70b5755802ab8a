"""Spain."""

from leakassay.simulate.countries.interface import Country, Town
from leakassay.simulate.countries.tails import listed

SPAIN = Country(
    code="ES",
    number_kind="es.dni",
    number_name="dni",
    men=listed(
        (
            "Antonio", "Manuel", "José", "Francisco", "David", "Juan", "Javier", "Daniel", "Carlos",
            "Jesús", "Alejandro", "Miguel", "Rafael", "Pedro", "Pablo", "Ángel", "Sergio", "Fernando",
            "Jorge", "Luis", "Alberto", "Álvaro", "Adrián", "Diego", "Raúl", "Iván", "Enrique", "Ramón",
            "Vicente", "Óscar", "Rubén", "Andrés", "Joaquín", "Santiago", "Eduardo", "Víctor", "Mario",
            "Roberto", "Jaime", "Marcos", "Ignacio", "Hugo",
        ),
        "ES", "m",
    ),
    women=listed(
        (
            "Carmen", "María", "Ana", "Isabel", "Laura", "Cristina", "Marta", "Josefa", "Lucía", "Antonia",
            "Dolores", "Francisca", "Paula", "Elena", "Raquel", "Pilar", "Sara", "Mercedes", "Rosa",
            "Concepción", "Manuela", "Beatriz", "Juana", "Teresa", "Julia", "Silvia", "Irene", "Patricia",
            "Montserrat", "Andrea", "Rocío", "Alba", "Mónica", "Encarnación", "Sandra", "Ángela", "Alicia",
            "Sonia", "Sofía", "Nuria", "Susana", "Marina",
        ),
        "ES", "f",
    ),
    families=listed(
        (
            "García", "Rodríguez", "González", "Fernández", "López", "Martínez", "Sánchez", "Pérez",
            "Gómez", "Martín", "Jiménez", "Hernández", "Ruiz", "Díaz", "Moreno", "Muñoz", "Álvarez",
            "Romero", "Gutiérrez", "Alonso", "Navarro", "Torres", "Domínguez", "Ramos", "Vázquez",
            "Ramírez", "Gil", "Serrano", "Morales", "Molina", "Blanco", "Suárez", "Castro", "Ortega",
            "Delgado", "Ortiz", "Marín", "Rubio", "Núñez", "Medina", "Sanz", "Castillo", "Iglesias",
            "Cortés", "Garrido", "Santos", "Lozano", "Guerrero", "Cano", "Prieto", "Méndez", "Cruz",
            "Flores", "Herrera", "Peña", "León", "Márquez", "Cabrera", "Gallego", "Calvo", "Vidal",
            "Campos", "Reyes", "Vega", "Fuentes", "Carrasco", "Aguilar", "Caballero", "Nieto", "Santana",
            "Pascual", "Herrero", "Montero", "Lorenzo", "Hidalgo", "Giménez", "Ibáñez", "Ferrer", "Durán",
            "Vicente", "Benítez", "Mora", "Arias", "Vargas", "Carmona", "Crespo", "Román", "Pastor",
            "Soto", "Sáez", "Velasco", "Moya", "Soler", "Parra", "Esteban", "Bravo", "Gallardo", "Rojas",
        ),
        "ES", "s",
    ),
    towns=(
        Town("Madrid", "Madrid", 28001, 28055),
        Town("Barcelona", "Barcelona", 8001, 8042),
        Town("Valencia", "Valencia", 46001, 46026),
        Town("Sevilla", "Sevilla", 41001, 41020),
        Town("Zaragoza", "Zaragoza", 50001, 50022),
        Town("Málaga", "Málaga", 29001, 29018),
        Town("Murcia", "Murcia", 30001, 30012),
        Town("Bilbao", "Bizkaia", 48001, 48015),
        Town("Alicante", "Alicante", 3001, 3016),
        Town("Valladolid", "Valladolid", 47001, 47016),
    ),
    streets=(
        "Mayor", "de Alcalá", "Real", "San José", "de la Constitución", "Nueva", "del Sol", "San Juan",
        "Cervantes", "de la Paz", "Goya", "Colón", "de Granada", "Velázquez", "de la Iglesia",
        "del Carmen", "Santiago", "de Toledo", "Ancha", "San Antonio",
    ),
    street=("Calle ", ", ", ""),
    prefixes=("+34 6", "+34 6", "+34 6", "+34 72", "+34 74"),
    subscriber=8,
    domains=(
        "gmail.com", "hotmail.com", "yahoo.es", "outlook.es", "telefonica.net", "hotmail.es", "icloud.com",
    ),
    postcode=(5, 0),
    two_families=True,
    named_after=("", ""),
)  # fmt: skip
